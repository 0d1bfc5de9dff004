/** `npm run bench`: the paths of the month against the floors of this machine, in the same run. The figures are ratios; see docs/desempenho.md. */
import { garantirBanco } from '../local/banco/papeis.ts';
import { garantirCidade } from './banco/cidade.ts';
import { iniciarServidor, PARAMETROS, type ServidorDoBench } from './banco/servidor.ts';
import { medirAcesso } from './casos/acesso.ts';
import { MAIS_TRABALHADORES, provarDeterminismo } from './casos/determinismo.ts';
import { medirPlataforma, type MesNaPlataforma } from './casos/plataforma.ts';
import { Invalido } from './conferir.ts';
import { guardar } from './historico.ts';
import { maquina } from './medida/maquina.ts';
import { criarMedidor } from './medida/medidor.ts';
import { AJUDA, lerOpcoes, type Opcoes } from './opcoes.ts';
import { prepararBaixa } from './pisos/baixa.ts';
import { prepararEscritaDoMes } from './pisos/escrita-do-mes.ts';
import { linhaDo, type Resultado } from './relatorio.ts';
import { avaliar, avaliarAcesso, avaliarCrescimento, avaliarPlataforma } from './resultados.ts';
import { rodar, type Rodada } from './rodada.ts';
import { iniciarTrabalhadores, type Trabalhadores } from './trabalhadores.ts';

/** Two Lambdas take rotas from the queue, four at a time (events/sqs/faturamento). */
const TRABALHADORES = 2;
const ROTAS_POR_LOTE = 4;
/** A town for what needs no size, which also warms up what is measured. */
const LIGACOES_PEQUENA = 10_000;

const dizer = (texto: string): void => void process.stdout.write(`${texto}\n`);
const andar = (texto: string): void => void process.stderr.write(`  ${texto}\n`);

/** @returns the measured rounds, after one that only warms up. */
async function medirCidade(s: ServidorDoBench, t: Trabalhadores, ligacoes: number, rodadas: number, imprimir: boolean): Promise<readonly Rodada[]> {
  const cidade = await garantirCidade(s, ligacoes, andar);
  const admin = await s.administrador('pisos');
  try {
    const cenario = {
      servidor: s, cidade, imprimir,
      turma: { trabalhadores: t, quantos: TRABALHADORES, rotasPorLote: ROTAS_POR_LOTE },
      medidor: criarMedidor(admin, () => s.postgres.pid(), () => t.pids),
      mes: await prepararEscritaDoMes(admin, s.arquivos, ligacoes),
      baixa: await prepararBaixa(admin, s.arquivos, ligacoes),
    };
    const feitas: Rodada[] = [];
    for (let i = 1; i <= rodadas; i++) {
      const r = await rodar(cenario, feitas[0]?.retorno ?? null, i === rodadas);
      feitas.push(r);
      if (r.digest !== feitas[0]?.digest) throw new Invalido('duas rodadas do mesmo mês deram linhas diferentes');
      const razao = (a: { ms: number }): string => ((2 * a.ms) / (r.f[0].ms + r.f[1].ms)).toFixed(2);
      andar(`${ligacoes} ligações, rodada ${i} de ${rodadas}: F ${Math.round(r.f[0].ms)} e ${Math.round(r.f[1].ms)} ms, prévias ${razao(r.previas)}x, emissão ${razao(r.emissao)}x`);
    }
    return feitas;
  } finally {
    await admin.end();
  }
}

/** The platform, and F beside it: the pace of a machine changes between one minute and another. */
async function medirComPiso(s: ServidorDoBench, t: Trabalhadores, ligacoes: number): Promise<MesNaPlataforma> {
  const admin = await s.administrador('pisos');
  try {
    const medidor = criarMedidor(admin, () => s.postgres.pid(), () => t.pids);
    const mes = await prepararEscritaDoMes(admin, s.arquivos, ligacoes);
    const medirPiso = async (): Promise<number> => {
      await mes.preparar();
      return (await medidor.medir(() => mes.correr())).ms;
    };
    await medirPiso();
    return await medirPlataforma(ligacoes, medirPiso);
  } finally {
    await admin.end();
  }
}

async function correr(o: Opcoes, s: ServidorDoBench): Promise<readonly Resultado[]> {
  if (o.acesso) return avaliarAcesso(await medirAcesso());
  const t = await iniciarTrabalhadores(MAIS_TRABALHADORES);
  try {
    await garantirBanco(s.postgres, 'pisos');
    const pequena = await medirCidade(s, t, Math.min(LIGACOES_PEQUENA, o.ligacoes), 3, false);
    const maneiras = await provarDeterminismo(s, await garantirCidade(s, Math.min(LIGACOES_PEQUENA, o.ligacoes), andar), t);
    const rodadas = await medirCidade(s, t, o.ligacoes, o.rodadas, true);
    const resultados = avaliar(rodadas, maneiras);
    if (o.ligacoes >= 10 * LIGACOES_PEQUENA) resultados.push(avaliarCrescimento(pequena, rodadas));
    if (o.plataforma) resultados.push(avaliarPlataforma(rodadas, await medirComPiso(s, t, o.ligacoes)));
    return resultados;
  } finally {
    await t.encerrar();
  }
}

async function principal(): Promise<number> {
  const o = lerOpcoes(process.argv.slice(2));
  if (o === 'ajuda') {
    dizer(AJUDA);
    return 0;
  }
  const m = maquina();
  const s = await iniciarServidor(o.dados);
  try {
    const admin = await s.administrador('postgres');
    const versao = (await admin.query<{ v: string }>(`SELECT current_setting('server_version') AS v`)).rows[0]?.v ?? '';
    await admin.end();
    dizer(`${o.ligacoes} ligações, ${o.rodadas} rodadas; ${m.nucleos} × ${m.cpu}; Node ${m.node}; PostgreSQL ${versao}; commit ${m.commit}${m.alterado ? ' com alterações' : ''}`);
    dizer(`PostgreSQL: ${Object.entries(PARAMETROS).map(([nome, valor]) => `${nome}=${valor}`).join(' ')}`);
    const resultados = await correr(o, s);
    for (const r of resultados) dizer(linhaDo(r));
    if (o.historico) guardar(new Date(), o.ligacoes, o.rodadas, versao, m, resultados);
    const passaram = resultados.filter((r) => r.passou).length;
    dizer(`${passaram} passed, ${resultados.length - passaram} failed`);
    return 0;
  } catch (erro) {
    if (!(erro instanceof Invalido)) throw erro;
    dizer(`INVALIDO: ${erro.message}`);
    return 1;
  } finally {
    await s.parar();
  }
}

process.exitCode = await principal();
