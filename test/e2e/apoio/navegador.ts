/** A real Chromium, and what it saw go wrong. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium as motor, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { ESPERA_MS, esperarRepouso } from './esperas.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const REGRAS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A browser from npm: where its system libraries are missing it brings its own, if told so before it is loaded. */
export async function abrirNavegador(): Promise<Browser> {
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs20.x';
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs20.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  // Nothing here draws in three dimensions: without them a third of the processor's time is not spent on imitating a graphics card.
  chromium.setGraphicsMode = false;
  // In one process the browser falls when the first window closes; what these others allow, the browser of a person does not.
  const SEM = ['--single-process', '--disable-web-security', '--allow-running-insecure-content', '--ignore-gpu-blocklist', '--in-process-gpu'];
  const args = [...chromium.args.filter((a) => !SEM.includes(a)), '--disable-gpu'];
  return motor.launch({ executablePath: await chromium.executablePath(), args, headless: true });
}

export interface Visita {
  readonly contexto: BrowserContext;
  readonly pagina: Page;
  /** Errors of scripts, of the policy of content, calls to other addresses, answers of 5xx: none is expected, ever. */
  readonly defeitos: readonly string[];
}

export interface OpcoesDaVisita {
  readonly largura?: number;
  readonly altura?: number;
  readonly tema?: 'claro' | 'escuro';
  /** Who did not ask for less movement sees dialogs come in. */
  readonly movimento?: boolean;
  readonly sessao?: Awaited<ReturnType<BrowserContext['storageState']>>;
}

/** A window of its own, whose address begins with `base`. */
export async function visitar(navegador: Browser, base: string, o: OpcoesDaVisita = {}): Promise<Visita> {
  const contexto = await navegador.newContext({
    baseURL: base,
    locale: 'pt-BR',
    timezoneId: 'America/Manaus',
    reducedMotion: o.movimento === true ? 'no-preference' : 'reduce',
    colorScheme: o.tema === 'escuro' ? 'dark' : 'light',
    viewport: { width: o.largura ?? 1440, height: o.altura ?? 900 },
    acceptDownloads: true,
    ...(o.sessao === undefined ? {} : { storageState: o.sessao }),
  });
  const pagina = await contexto.newPage();
  pagina.setDefaultTimeout(ESPERA_MS);
  const defeitos: string[] = [];
  pagina.on('pageerror', (e) => defeitos.push(`erro: ${e.message}`));
  pagina.on('console', (m) => {
    // A refused call is told by the browser too; what the person sees of it is tested where it happens.
    if (m.type() === 'error' && !/Failed to load resource.*\b4\d\d\b/.test(m.text())) defeitos.push(`console: ${m.text()}`);
  });
  pagina.on('request', (r) => {
    const { protocol, origin } = new URL(r.url());
    if (protocol.startsWith('http') && origin !== new URL(base).origin) defeitos.push(`fora daqui: ${r.url()}`);
  });
  pagina.on('response', (r) => {
    if (r.status() >= 500) defeitos.push(`${r.status()}: ${r.url()}`);
  });
  return { contexto, pagina, defeitos };
}

/** What axe finds wrong on the page: rule and element, one text each. Contrast is measured on what came to rest: what fades in is not yet what is read. */
export async function problemasDeAcesso(pagina: Page): Promise<string[]> {
  await esperarRepouso(pagina);
  await pagina.evaluate(axe);
  return pagina.evaluate(async (regras) => {
    interface Achados {
      readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[] }[];
    }
    const { axe: motorDeRegras } = window as unknown as { readonly axe: { run: (onde: Document, opcoes: object) => Promise<Achados> } };
    const { violations } = await motorDeRegras.run(document, { runOnly: regras });
    return violations.flatMap(({ id, nodes }) => nodes.map((n) => `${id}: ${n.target.join(' ')}: ${n.failureSummary ?? ''}`));
  }, REGRAS);
}

/** What is wrong with one screen: what axe finds, or that it does not fit the window. */
export async function problemasDaTela(pagina: Page, tela: string): Promise<readonly string[]> {
  await pagina.goto(tela);
  const achados = await problemasDeAcesso(pagina).catch((e: unknown) => [`did not draw itself: ${String(e)}`]);
  const sobra = await pagina.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return [...achados, ...(sobra > 0 ? [`is ${sobra} px wider than the window`] : [])].map((problema) => `${tela} ${problema}`);
}
