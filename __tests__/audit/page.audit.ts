/** The page of an audit in headless Chromium: what an auditor sees, does, prints, and hears. */
import { mkdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { DAMAGES } from '../support/audit/damage.ts'
import { auditWorld, type AuditWorld, type Report } from '../support/audit/world.ts'
import { startBrowser, type Page } from './support/browser.ts'

/** Kept, to be looked at. */
const PICTURES = join(import.meta.dirname, '../../.cache/audit-pictures')
const EVIL = '<img src=x onerror=alert(1)>"\'`</script><script>document.title="owned"</script>'

let world: AuditWorld
let page: Page
let report: Report
let path: string

beforeAll(async () => {
  world = await auditWorld()
  for (const [index, { options, plant }] of DAMAGES.entries()) {
    const release = world.history.publish(`1.${index}.0`, { ...options, binaries: 2 })
    plant?.(release, world)
  }
  const evil = world.history.publish('2.0.0')
  const stowaway = world.sandbox.github.plantStarterAsset(evil.release, EVIL)
  stowaway.state = 'uploaded'
  stowaway.digest = `sha256:${'a'.repeat(64)}`
  for (let index = 0; index < 10; index += 1)
    world.history.publish(`3.${index}.0`, { immutable: index > 5, binaries: 3 })
  const result = await world.audit()
  ;({ report } = result)
  path = result.outputs['html-path'] ?? ''
  page = await startBrowser()
  await mkdir(PICTURES, { recursive: true })
  await page.show({})
  await page.open(path)
}, 300_000)
afterAll(async () => {
  await page[Symbol.asyncDispose]()
  await world[Symbol.asyncDispose]()
})

const visible = async (): Promise<number> =>
  Number(
    await page.evaluate(
      `[...document.querySelectorAll('#files tr[data-verdict]')].filter(row => row.offsetParent !== null).length`,
    ),
  )

const choose = async (search: string, verdict: string): Promise<void> => {
  await page.evaluate(`
    document.getElementById('search').value = ${JSON.stringify(search)};
    document.getElementById('search').dispatchEvent(new Event('input'));
    document.getElementById('verdict').value = ${JSON.stringify(verdict)};
    document.getElementById('verdict').dispatchEvent(new Event('change'));
  `)
}

describe('the page', () => {
  it('opens without a complaint, and asks for nothing but itself', () => {
    expect(page.complaints).toEqual([])
    expect(
      page.requests.filter(address => !address.startsWith('file://') && address !== 'data:,'),
    ).toEqual([])
    expect(page.requests.filter(address => address.startsWith('file://'))).toHaveLength(1)
  })

  it('shows every file, and those alone that are searched and filtered for', async () => {
    const { assets, verdicts } = report.totals
    expect(await visible()).toBe(assets)
    for (const [verdict, count] of Object.entries(verdicts).filter(([, many]) => many > 0)) {
      await choose('', verdict)
      expect([verdict, await visible()]).toEqual([verdict, count])
    }
    await choose('', 'failed')
    expect(await visible()).toBe(assets - (verdicts['verified'] ?? 0))
    await choose('v3.4.0', '')
    expect(await visible()).toBe(8)
    expect(await page.evaluate(`document.getElementById('shown').textContent`)).toBe(
      `8 of ${assets} files shown`,
    )
    await choose('v3.4.0 cdx', 'verified')
    expect(await visible()).toBe(3)
    await choose('no such thing', '')
    expect(await visible()).toBe(0)
    // By who signed it, too: what stands in closed evidence is found.
    await choose('mallory', '')
    expect(await visible()).toBeGreaterThan(0)
    await choose('', '')
    expect(await visible()).toBe(assets)
  })

  it('leads from the timeline to each release', async () => {
    const dead = await page.evaluate(
      `[...document.querySelectorAll('.timeline a')].filter(a => !document.querySelector(a.getAttribute('href'))).length`,
    )
    expect(dead).toBe(0)
    expect(await page.evaluate(`document.querySelectorAll('.timeline a').length`)).toBe(
      report.releases.length,
    )
  })

  it('takes names for names', async () => {
    expect(await page.evaluate(`document.querySelectorAll('img').length`)).toBe(0)
    expect(await page.evaluate('document.title')).toBe('Audit of octo-org/widget')
    expect(await page.evaluate(`document.querySelectorAll('script').length`)).toBe(1)
    expect(await page.evaluate(`document.body.textContent.includes(${JSON.stringify(EVIL)})`)).toBe(
      true,
    )
  })

  it('runs nothing that was put into it', async () => {
    await page.evaluate(`
      const script = document.createElement('script');
      script.textContent = 'document.title = "owned"';
      document.body.append(script);
      const image = document.createElement('img');
      image.src = 'https://example.com/pixel.png';
      document.body.append(image);
    `)
    expect(await page.evaluate('document.title')).toBe('Audit of octo-org/widget')
    expect(page.complaints.some(text => text.includes('Content Security Policy'))).toBe(true)
  })

  it('tells a screen reader what is what', async () => {
    await page.open(path)
    const nodes = await page.accessibility()
    const named = (role: string): readonly string[] =>
      nodes.filter(one => one.role === role && one.name !== '').map(one => one.name)
    expect(named('heading').slice(0, 4)).toEqual([
      'Audit of octo-org/widget',
      'Summary',
      'Timeline of releases',
      'Files',
    ])
    expect(named('searchbox')).toEqual(['Search files, releases, digests, signers'])
    expect(named('combobox')).toEqual(['Verdict'])
    expect(named('columnheader')).toEqual(['File', 'Verdict', 'SHA-256', 'Evidence'])
    expect(named('rowheader').length).toBeGreaterThanOrEqual(report.totals.assets)
    expect(nodes.map(({ role }) => role)).toEqual(
      expect.arrayContaining(['main', 'banner', 'search', 'status', 'table']),
    )
  })

  it('has contrast enough in light and dark, by WCAG 2.2 AA', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      await page.show({ scheme })
      const poor = await page.evaluate(CONTRAST)
      expect([scheme, poor]).toEqual([scheme, []])
    }
  })

  it('fits a narrow screen', async () => {
    await page.show({ width: 360 })
    const wider = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
    expect(await page.evaluate(wider)).toBe(0)
  })

  it('can be looked at: light, dark, narrow, opened, on paper', async () => {
    await page.show({})
    await page.screenshot(join(PICTURES, 'light.png'))
    await page.show({ scheme: 'dark' })
    await page.screenshot(join(PICTURES, 'dark.png'))
    await page.show({ width: 400 })
    await page.screenshot(join(PICTURES, 'narrow.png'))
    await page.evaluate(`document.getElementById('files').scrollIntoView()`)
    await page.screenshot(join(PICTURES, 'narrow-files.png'))
    await page.show({})
    await choose('', 'failed')
    await page.evaluate(
      `document.getElementById('files').scrollIntoView(); document.querySelector('#files details').open = true`,
    )
    await page.screenshot(join(PICTURES, 'files.png'))
    await page.show({ media: 'print' })
    await page.screenshot(join(PICTURES, 'print.png'))
    await choose('', '')
    const paper = join(PICTURES, 'paper.pdf')
    await page.pdf(paper)
    expect((await stat(paper)).size).toBeGreaterThan(50_000)
    // On paper nothing can be opened: the evidence stands there.
    expect(await page.evaluate(`getComputedStyle(document.querySelector('.tools')).display`)).toBe(
      'none',
    )
    await writeFile(join(PICTURES, 'where.txt'), path)
  })
})

/** Every text against what lies behind it; large text needs 3, other text 4.5. */
const CONTRAST = `(() => {
  const channel = value => { const c = value / 255; return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
  const parse = colour => (colour.match(/[0-9.]+/g) || []).map(Number);
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const behind = element => {
    for (let one = element; one; one = one.parentElement) {
      const colour = parse(getComputedStyle(one).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const poor = new Set();
  for (const element of document.querySelectorAll('body *')) {
    const own = [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim() !== '');
    if (!own || element.offsetParent === null) continue;
    const [a, b] = [light(parse(getComputedStyle(element).color)), light(behind(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) poor.add(element.tagName + '.' + element.className + ' ' + ratio.toFixed(2));
  }
  return [...poor];
})()`
