// A form in a drawer that does one act. Its act id is made once per opening; a refusal is said inside the form and what was
// typed stays; focus goes back to where it came from.
import { App, Button, Drawer, Form, type FormInstance } from 'antd'
import { createContext, type ReactNode, useContext, useEffect, useId, useRef, useState } from 'react'
import type { z } from 'zod'
import { useAct } from './ask.ts'
import { ruleOf } from './rule.ts'
import { Refused } from './Shown.tsx'
import './kit.css'

type Shape = z.ZodObject

export type DrawerFormProps<S extends Shape, O> = {
  open: boolean
  title: string
  onClose(): void
  /** What is typed, checked before it is sent; the act gets the parsed values. */
  schema: S
  initial?: Partial<z.input<S>>
  act(values: z.output<S> & { actId: string }): Promise<O>
  /** After success, before closing. */
  done?(answer: O): void
  submit?: string
  danger?: boolean
  /** Asked once more before sending, for what cannot be taken back. */
  confirm?: string
  /** Fields, as nodes or made from the form. */
  children: ReactNode | ((form: FormInstance<z.input<S>>) => ReactNode)
}

export function DrawerForm<S extends Shape, O>(props: DrawerFormProps<S, O>) {
  const { open, title, onClose } = props
  const from = useRef<HTMLElement>(null)
  const [shown, setShown] = useState(open)
  const touched = useRef(false)
  const { modal } = App.useApp()
  useEffect(() => {
    if (!open) return
    from.current = document.activeElement as HTMLElement
    setShown(true)
  }, [open])
  const leave = () => {
    if (!touched.current) return onClose()
    modal.confirm({
      title: '填的内容还没有提交',
      content: '现在关闭，填的内容会丢掉。',
      okText: '关闭不提交',
      cancelText: '继续填写',
      onOk: onClose,
    })
  }
  return (
    <Drawer
      open={open}
      title={title}
      onClose={leave}
      destroyOnHidden
      size="min(520px, 100vw)"
      afterOpenChange={(now) => {
        if (now) return
        setShown(false)
        touched.current = false
        from.current?.focus()
      }}
    >
      {(open || shown) && <Body {...props} leave={leave} touch={() => (touched.current = true)} />}
    </Drawer>
  )
}

function Body<S extends Shape, O>({
  schema,
  initial,
  act,
  done,
  onClose,
  submit = '提交',
  danger,
  confirm,
  children,
  leave,
  touch,
}: DrawerFormProps<S, O> & { leave(): void; touch(): void }) {
  const [form] = Form.useForm<z.input<S>>()
  // Its fields get ids of their own, beside those of another form on the page.
  const name = useId()
  const { modal } = App.useApp()
  const doing = useAct<z.output<S> & { actId: string }, O>(act, (answer) => {
    done?.(answer)
    onClose()
  })
  const send = async (values: unknown) => {
    const parsed = await schema.safeParseAsync(values)
    if (!parsed.success) {
      form.setFields(
        parsed.error.issues.map((issue) => ({ name: issue.path as never, errors: [issue.message] })) as never,
      )
      return
    }
    if (confirm)
      modal.confirm({
        title: confirm,
        okText: submit,
        cancelText: '先不',
        okButtonProps: { danger },
        onOk: () => doing.run(parsed.data as never),
      })
    else await doing.run(parsed.data as never)
  }
  return (
    <ShapeOf value={schema}>
      <Form<z.input<S>>
        form={form}
        name={name}
        layout="vertical"
        initialValues={initial}
        onValuesChange={touch}
        onFinish={(values) => void send(values)}
        scrollToFirstError={{ focus: true }}
      >
        {typeof children === 'function' ? children(form) : children}
        {doing.said && <Refused said={doing.said} />}
        <div className="cg-form-foot">
          <Button onClick={leave}>取消</Button>
          <Button type="primary" htmlType="submit" danger={danger} loading={doing.pending}>
            {submit}
          </Button>
        </div>
      </Form>
    </ShapeOf>
  )
}

const ShapeOf = createContext<Shape | undefined>(undefined)

/** A field of the form around it: its rule is that of the schema's field of the same name. */
export function Field({
  name,
  label,
  help,
  children,
  valuePropName,
}: {
  name: string
  label: string
  /** One sentence under the field. */
  help?: ReactNode
  valuePropName?: string
  children: ReactNode
}) {
  const shape = useContext(ShapeOf)?.shape[name] as z.ZodType | undefined
  return (
    <Form.Item
      name={name}
      label={label}
      extra={help}
      valuePropName={valuePropName}
      rules={shape ? [ruleOf(shape)] : []}
    >
      {children}
    </Form.Item>
  )
}
