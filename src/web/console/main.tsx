// The console: the desks' face. Puts the look, the language and the session together; the pages come from the modules.
import 'antd/dist/reset.css'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn.js'
import { createRoot } from 'react-dom/client'
import { Console } from './Console.tsx'
import './console.css'

dayjs.locale('zh-cn')
const root = document.getElementById('root')
if (root) createRoot(root).render(<Console />)
