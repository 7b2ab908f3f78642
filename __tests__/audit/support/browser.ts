/** A headless Chromium over its own protocol: one page, everything that it says and asks for kept. */
import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { ensureChromium } from '../../../scripts/chromium.ts'

export interface Page extends AsyncDisposable {
  /** Of the page's own scripts, style and policy: what a console would show. */
  readonly complaints: readonly string[]
  /** Addresses that were asked for. */
  readonly requests: readonly string[]
  open(file: string): Promise<void>
  evaluate(expression: string): Promise<unknown>
  /** Emulated medium, colour scheme and width in CSS pixels. */
  show(how: {
    readonly media?: 'print' | 'screen'
    readonly scheme?: 'light' | 'dark'
    readonly width?: number
  }): Promise<void>
  screenshot(file: string): Promise<void>
  /** As it goes on paper. */
  pdf(file: string): Promise<void>
  /** Roles and names as a screen reader gets them. */
  accessibility(): Promise<readonly { readonly role: string; readonly name: string }[]>
}

interface Message {
  readonly id?: number
  readonly method?: string
  readonly params?: Readonly<Record<string, unknown>>
  readonly result?: Readonly<Record<string, unknown>>
  readonly error?: { readonly message: string }
  readonly sessionId?: string
}

interface AccessibleNode {
  readonly role?: { readonly value: string }
  readonly name?: { readonly value: string }
}

const HEIGHT = 1000

export async function startBrowser(): Promise<Page> {
  const { path, environment } = ensureChromium()
  const profile = await mkdtemp(join(tmpdir(), 'chromium-'))
  const child = spawn(
    path,
    [
      ...[
        '--headless=new',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-dev-shm-usage',
        '--no-first-run',
      ],
      ...[
        '--disable-background-networking',
        '--remote-debugging-port=0',
        `--user-data-dir=${profile}`,
      ],
      'about:blank',
    ],
    { env: { ...process.env, ...environment, HOME: profile }, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const address = await new Promise<string>((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', code => reject(new Error(`Chromium ended with ${String(code)}`)))
    createInterface(child.stderr).on('line', line => {
      const found = /DevTools listening on (ws:\S+)/.exec(line)?.[1]
      if (found !== undefined) resolve(found)
    })
  })
  const socket = new WebSocket(address)
  await new Promise(resolve => socket.addEventListener('open', resolve, { once: true }))
  const waiting = new Map<number, (message: Message) => void>()
  const listeners = new Set<(message: Message) => void>()
  socket.addEventListener('message', event => {
    const message = JSON.parse(String(event.data)) as Message
    const answer = message.id === undefined ? undefined : waiting.get(message.id)
    if (answer === undefined) for (const listener of listeners) listener(message)
    else answer(message)
  })
  let last = 0
  const attached: { session?: string } = {}
  const send = async (
    method: string,
    params: object = {},
  ): Promise<Readonly<Record<string, unknown>>> => {
    last += 1
    const id = last
    const answered = new Promise<Message>(resolve => waiting.set(id, resolve))
    socket.send(
      JSON.stringify({
        id,
        method,
        params,
        ...(attached.session !== undefined && { sessionId: attached.session }),
      }),
    )
    const { result, error } = await answered
    if (result === undefined) throw new Error(`${method}: ${error?.message ?? 'no answer'}`)
    return result
  }
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' })
  attached.session = String(
    (await send('Target.attachToTarget', { targetId, flatten: true }))['sessionId'],
  )
  for (const domain of ['Page', 'Runtime', 'Log', 'Network', 'Accessibility'])
    await send(`${domain}.enable`)

  const complaints: string[] = []
  const requests: string[] = []
  listeners.add(({ method, params }) => {
    if (
      method === 'Log.entryAdded' ||
      method === 'Runtime.exceptionThrown' ||
      method === 'Runtime.consoleAPICalled'
    ) {
      complaints.push(JSON.stringify(params))
    }
    if (method === 'Network.requestWillBeSent') {
      requests.push(String((params?.['request'] as { readonly url?: unknown } | undefined)?.url))
    }
  })
  const write = async (file: string, data: unknown): Promise<void> =>
    writeFile(file, Buffer.from(String(data), 'base64'))
  return {
    complaints,
    requests,
    async open(file) {
      const loaded = new Promise<void>(resolve => {
        listeners.add(({ method }) => {
          if (method === 'Page.loadEventFired') resolve()
        })
      })
      await send('Page.navigate', { url: pathToFileURL(file).href })
      await loaded
    },
    async evaluate(expression) {
      const { result, exceptionDetails } = await send('Runtime.evaluate', {
        expression,
        returnByValue: true,
      })
      if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails))
      return (result as { readonly value?: unknown }).value
    },
    async show({ media = 'screen', scheme = 'light', width = 1280 }) {
      await send('Emulation.setDeviceMetricsOverride', {
        width,
        height: HEIGHT,
        deviceScaleFactor: 1,
        mobile: false,
      })
      await send('Emulation.setEmulatedMedia', {
        media,
        features: [{ name: 'prefers-color-scheme', value: scheme }],
      })
    },
    async screenshot(file) {
      await write(file, (await send('Page.captureScreenshot', { format: 'png' }))['data'])
    },
    async pdf(file) {
      await write(file, (await send('Page.printToPDF', { printBackground: false }))['data'])
    },
    async accessibility() {
      const { nodes } = await send('Accessibility.getFullAXTree')
      return (nodes as readonly AccessibleNode[]).map(({ role, name }) => ({
        role: role?.value ?? '',
        name: name?.value ?? '',
      }))
    },
    async [Symbol.asyncDispose]() {
      socket.close()
      const ended = new Promise(resolve => child.once('exit', resolve))
      child.kill('SIGKILL')
      await ended
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
