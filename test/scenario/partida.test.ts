import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lugarRapido } from '../../local/banco/lugar-rapido.ts';

const RAIZ = fileURLToPath(new URL('../..', import.meta.url));
const COMANDO = ['--import', 'tsx', join(RAIZ, 'local/cli/nascente.ts')];
const dados = mkdtempSync(join(lugarRapido(), 'partida-'));
chmodSync(dados, 0o755);
const filhos: ChildProcess[] = [];
let porta = 0;

interface Partida {
  readonly processo: ChildProcess;
  readonly saida: () => string;
  /** Until the text is in what was printed. Throws when the process ends first. */
  readonly ate: (texto: string) => Promise<void>;
  readonly fim: Promise<number | null>;
}

function portaLivre(): Promise<number> {
  return new Promise((resolver) => {
    const servidor = createServer().listen(0, '127.0.0.1', () => {
      const { port } = servidor.address() as { port: number };
      servidor.close(() => resolver(port));
    });
  });
}

/** `npm start`, without npm: a signal must reach the process itself. */
function partir(...opcoes: readonly string[]): Partida {
  const processo = spawn(process.execPath, [...COMANDO, 'iniciar', '--dados', dados, '--ligacoes', '120', '--porta', String(porta), ...opcoes], { cwd: RAIZ, stdio: ['ignore', 'pipe', 'pipe'] });
  filhos.push(processo);
  let texto = '';
  const ouvir = (parte: Buffer): void => {
    texto += parte.toString();
  };
  processo.stdout.on('data', ouvir);
  processo.stderr.on('data', ouvir);
  const fim = once(processo, 'exit').then(([codigo]) => codigo as number | null);
  return {
    processo,
    saida: () => texto,
    fim,
    ate: (procurado) =>
      new Promise((resolver, rejeitar) => {
        const olhar = (): void => {
          if (texto.includes(procurado)) resolver();
        };
        processo.stdout.on('data', olhar);
        void fim.then(() => (texto.includes(procurado) ? resolver() : rejeitar(new Error(`terminou sem dizer "${procurado}":\n${texto}`))));
        olhar();
      }),
  };
}

/** The API as Marina, by the address that was printed. */
async function comoMarina({ saida }: Partida): Promise<(caminho: string, corpo?: object) => Promise<{ readonly status: number; readonly json: Record<string, unknown> }>> {
  const [endereco = ''] = /http\S+entrar\?codigo=[\w-]+/.exec(saida()) ?? [];
  const cookie = (await fetch(endereco, { redirect: 'manual' })).headers.getSetCookie().map((c) => c.split(';')[0]).join('; ');
  return async (caminho, corpo) => {
    const r = await fetch(`${new URL(endereco).origin}/api${caminho}`, {
      headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      ...(corpo === undefined ? {} : { method: 'POST', body: JSON.stringify(corpo) }),
    });
    return { status: r.status, json: (await r.json()) as Record<string, unknown> };
  };
}

/** Any other command, against the platform that is up (or the database that it left). */
function nascente(...argumentos: readonly string[]): { readonly codigo: number | null; readonly saida: string } {
  const r = spawnSync(process.execPath, [...COMANDO, ...argumentos, '--dados', dados], { cwd: RAIZ, encoding: 'utf8' });
  return { codigo: r.status, saida: r.stdout + r.stderr };
}

function json<T>(...argumentos: readonly string[]): T {
  const { saida, codigo } = nascente(...argumentos, '--json');
  if (codigo !== 0) throw new Error(saida);
  return JSON.parse(saida) as T;
}

beforeAll(async () => {
  porta = await portaLivre();
});
afterAll(() => {
  for (const f of filhos) if (f.exitCode === null && f.signalCode === null) f.kill('SIGKILL');
  rmSync(dados, { recursive: true, force: true });
});

describe('npm start', () => {
  it('killed at every step of the work, goes on from where it was and finishes it', async () => {
    for (const passo of ['→ Cidade', '→ Ciclo e prévias', '→ Crítica', '→ Impressão', '→ Retorno do banco']) {
      const partida = partir('--sair');
      await partida.ate(passo);
      partida.processo.kill('SIGKILL');
      await partida.fim;
    }
    const ultima = partir('--sair');
    expect(await ultima.fim, ultima.saida()).toBe(0);
    const saida = ultima.saida();
    expect(saida).toContain('confere com o trailer e com o lançado');
    expect(saida).toMatch(/\d+ conferidos, todos se mantêm/);
    expect(saida).toContain('débitos menos créditos: R$ 0,00');
    expect(saida).toMatch(/api\/entrar\?codigo=[\w-]{43}/);
  });

  it('started again shows the town as it is and bills nothing twice; the commands act on it', async () => {
    const partida = partir();
    await partida.ate('Ctrl+C encerra');
    expect(partida.saida()).toContain('já estava feito: nada foi faturado de novo');
    const { itens } = json<{ itens: { id: number; grupo: number; situacao: string }[] }>('ciclo', 'listar');
    expect(itens.map((c) => [c.grupo, c.situacao])).toEqual([[1, 'IMPRESSO']]);

    const fatura = json<{ aviso: number; valor: number; memoria: { linhas: unknown[] } }>('fatura', 'mostrar', '1');
    expect(fatura.aviso).toBe(1);
    expect(fatura.memoria.linhas.length).toBeGreaterThan(0);
    expect(nascente('fatura', 'pdf', '1', '--saida', join(dados, 'um.pdf')).codigo).toBe(0);
    expect(readFileSync(join(dados, 'um.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    expect(json<{ diferenca: number }>('razao', 'saldo').diferenca).toBe(0);
    expect(json<{ filas: unknown[] }>('situacao').filas.length).toBeGreaterThan(0);
    expect(json<{ retorno: { situacao: string }; conferencia: { confere: boolean } }>('retorno', 'conferir', '1')).toMatchObject({ retorno: { situacao: 'PROCESSADO' }, conferencia: { confere: true } });
    expect(nascente('ciclo', 'aprovar', '1')).toMatchObject({ codigo: 1, saida: expect.stringContaining('ciclo/fora-da-critica') as string });
    expect(nascente('verificar')).toMatchObject({ codigo: 0, saida: expect.stringContaining('se mantêm') as string });

    // What the town was founded with opens under the keys that the functions read, and is found by them.
    const chamar = await comoMarina(partida);
    const motivo = 'Conferir o cadastro do titular';
    const revelar = async (cdc: number, campo: string) => chamar(`/ligacoes/${cdc}/revelar`, { campo, motivo });
    const { json: lista } = await chamar('/ligacoes?busca=rua&porPagina=50');
    const titulares = lista['itens'] as { cdc: number; documentoMascarado: string }[];
    const revelados = await Promise.all(titulares.slice(0, 12).map(async ({ cdc }) => [await revelar(cdc, 'DOCUMENTO'), await revelar(cdc, 'TELEFONE')] as const));
    expect(revelados.map(([documento]) => documento.status)).toEqual(revelados.map(() => 200));
    expect(revelados.filter(([, telefone]) => telefone.status === 200 && /^\d{10,11}$/.test(String(telefone.json['valor']))).length).toBeGreaterThan(0);
    expect(revelados.filter(([, telefone]) => telefone.status >= 500)).toEqual([]);
    const achadas = (await chamar(`/ligacoes?busca=${encodeURIComponent(String(revelados[0]?.[0].json['valor']))}`)).json['itens'] as { cdc: number }[];
    expect(achadas.map(({ cdc }) => cdc)).toContain(titulares[0]?.cdc);

    // The next inputs: readings by the command, a bank file straight into the folder.
    const leituras = join(dados, 'grupo-2.txt');
    expect(nascente('simular', 'leituras', '--grupo', '2', '--arquivo', leituras).codigo).toBe(0);
    expect(nascente('leitura', 'importar', leituras).saida).toMatch(/grupo 2.*aceitas/);
    expect(nascente('simular', 'retorno', '--semente', '2').saida).toMatch(/\d+ pagamentos/);

    partida.processo.kill('SIGTERM');
    expect(await partida.fim).toBe(0);
    expect(nascente('ciclo', 'listar')).toMatchObject({ codigo: 1, saida: expect.stringContaining('npm start') as string });
    expect(nascente('verificar').codigo, 'with its own server, the platform being down').toBe(0);
    expect(readdirSync(join(dados, 's3', 'documentos', 'impressao')).length).toBe(1);
  });
});
