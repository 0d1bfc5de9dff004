/**
 * The month's work in a process made to be killed: `mes-sob-falhas.ts <data> <cache of assemblies> <ligações> <seed> <faults>`. With faults, every message
 * is delivered twice and workers die at random moments. It goes on from where the last one was, says where PostgreSQL is, and at the end draws
 * the portrait of what a utility has to show.
 */
import { fileURLToPath } from 'node:url';
import { INVARIANTES_POR_CALCULO, verificarPorCalculo } from '../../../layers/postgres/verificar/por-calculo.ts';
import { verificar } from '../../../layers/postgres/verificar/verificar.ts';
import { iniciarPlataforma } from '../../../local/plataforma/iniciar.ts';
import { sintetizarComCache } from '../../../local/plataforma/sintese.ts';
import { montarCenario, poolDoPapel } from '../../../local/principal/cenario.ts';
import { demonstracaoDe } from '../../../local/principal/demonstracao.ts';
import { fundarCidade } from '../../../local/principal/fundar-cidade.ts';
import { CELIO, garantirTokens, MARINA, OPERADOR } from '../../../local/principal/pessoas.ts';
import { criarTela } from '../../../local/principal/tela.ts';
import { fazerTrabalho } from '../../../local/principal/trabalho.ts';
import { criarAleatorio } from '../../../local/semear/aleatorio.ts';
import { retratar } from './retrato.ts';

const [dados = '', cache = '', ligacoes = '', semente = '', comFalhas = ''] = process.argv.slice(2);
const RAIZ = fileURLToPath(new URL('../../..', import.meta.url));
const PRAZO_DAS_FILAS_MS = 60_000;

function faltas() {
  const sorte = criarAleatorio(Number(semente), 'trabalhadores');
  return { sqs: { entregarDuasVezes: true }, lambda: { matarTrabalhador: 0.1, janelaDaMorteMs: 400, sorte: () => sorte.unidade() } };
}

const plataforma = await iniciarPlataforma({
  diretorioDados: dados,
  montagem: (await sintetizarComCache(RAIZ, cache)).diretorio,
  silencioso: true,
  portas: { publica: 0, aws: 0, banco: 0 },
  ...(comFalhas === 'sim' ? { injecao: faltas() } : {}),
});
console.log(`no ar ${plataforma.banco.porta}`);
const tokens = await garantirTokens(plataforma, [MARINA, CELIO, OPERADOR]);
const demonstracao = demonstracaoDe(dados, plataforma.hoje(), Number(ligacoes));
const tela = criarTela(process.stdout);
await fundarCidade(plataforma, dados, demonstracao, tela);
const cenario = montarCenario(plataforma, dados, demonstracao, tokens, tela);
await fazerTrabalho(cenario);

/** Both copies of every message are done with, and none is dead. */
async function filasVazias(): Promise<boolean> {
  const filas = await plataforma.servicos.sqs.profundidade();
  return filas.every((f) => f.visiveis + f.emVoo + f.atrasadas === 0);
}
const fim = Date.now() + PRAZO_DAS_FILAS_MS;
while (!(await filasVazias()) && Date.now() < fim) await new Promise((r) => setTimeout(r, 200));

const banco = poolDoPapel(plataforma, dados, 'nascente_migrador');
const quebradas = [...(await verificar(banco)), ...(await verificarPorCalculo(banco))].filter((v) => v.violacoes > 0).map((v) => `${v.numero} ${v.nome}`);
const partes = Object.entries(await retratar(banco, { numeros: true })).map(([nome, p]) => [nome, p.sha256, p.linhas.length] as const);
console.log(`\nFIM ${JSON.stringify({ quebradas, partes, filasVazias: await filasVazias(), porCalculo: INVARIANTES_POR_CALCULO.length })}`);
await Promise.all([banco.end(), cenario.leitura.end()]);
await plataforma.parar();
process.exit(0);
