import { protecaoDePessoas } from '../../../layers/pessoais/proteger.ts';
import { cacarFraudes, type ResultadoDaRegra } from '../../../layers/postgres/gerencial/cacar-fraudes.ts';
import { comBanco, type OpcoesDoBanco } from '../acesso-ao-banco.ts';
import { FalhaDoComando } from '../falhas.ts';
import { diretorioDados } from '../onde.ts';
import { chavesPessoais } from '../segredos-locais.ts';
import { duracao, inteiro, tabela } from '../texto.ts';

/** Nobody waits at a gateway: the rules may take what they need. */
const LIMITE_MS = 10 * 60_000;

function linha(r: ResultadoDaRegra): readonly string[] {
  return [r.erro === null ? r.regra : `${r.regra} ✗`, inteiro(r.achados), inteiro(r.casosNovos), inteiro(r.evidenciasNovas), duracao(r.duracaoMs)];
}

/** `nascente cacar-fraudes`: runs every active rule now; exit code 1 when one failed, whose reason comes after the table. */
export async function comandoCacarFraudes(o: OpcoesDoBanco & { readonly json?: boolean }): Promise<void> {
  const protecao = () => Promise.resolve(protecaoDePessoas(chavesPessoais(diretorioDados(o.dados))));
  const feita = await comBanco(o, 'nascente_migrador', (pool) => cacarFraudes(pool, { origem: 'COMANDO', autor: { nome: 'sistema:linha-de-comando' }, limiteMs: LIMITE_MS, protecao }));
  if (!feita.ok) throw new FalhaDoComando(feita.erro.mensagem);
  const { id, regras } = feita.valor;
  const falhas = regras.filter((r) => r.erro !== null);
  if (falhas.length > 0) process.exitCode = 1;
  if (o.json === true) return console.log(JSON.stringify({ rodada: id, regras }));
  console.log(tabela(['regra', 'achados', 'casos novos', 'evidências novas', 'tempo'], regras.map(linha), [1, 2, 3, 4]));
  for (const { regra, erro } of falhas) console.log(`✗ ${regra} falhou: ${erro ?? ''}. Veja docs/runbook/caca-fraude.md.`);
  console.log(`Rodada ${id}. Os casos estão na tela Caça-fraude.`);
}
