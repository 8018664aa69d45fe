// Pages under test get time to draw on a busy machine: one second, which the testing library waits by itself, is too little.
import { configure } from '@testing-library/react'

configure({ asyncUtilTimeout: 15_000 })
