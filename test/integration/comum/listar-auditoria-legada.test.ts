import { beforeAll, expect, test } from 'vitest';
import { importarLegado } from '../../../layers/postgres/comum/importar-legado.ts';
import { clienteDe } from '../../contract/http-apoio.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';

const casa = comFuncoes('nascente_app');
let chamar: ReturnType<typeof clienteDe>;
const procurar = async (consulta = '') => {
  const { statusCode, json } = await chamar({ metodo: 'GET', caminho: '/auditoria/legado', consulta });
  return { statusCode, ...(json as { readonly itens: readonly Record<string, unknown>[]; readonly total: number }) };
};

beforeAll(async () => {
  chamar = clienteDe([(await import('../../../functions/comum/listar-auditoria-legada/handler.ts')).handler]);
  const texto = `Data e hora;Usuário;Função;Ação;Objeto;Antes;Depois;IP;Terminal
15/01/2019 08:15:00;JOSE;CADASTRO;ALTERAR;LIG 1234;RUA A;RUA B;10.2.3.4;CAIXA-02
16/01/2019 23:59:59;MARIA;FATURA;EMITIR;FAT 77;;;2001:db8::7;
17/01/2019 00:00:00;JOSEFA;FATURA;CANCELAR;FAT 77;;;;CAIXA-01
`;
  const resumo = Buffer.alloc(32, 7);
  await importarLegado(casa().banco.pool('nascente_migrador'), { nome: 'log-2019.csv', resumo, texto: (async function* () { yield await Promise.resolve(texto); })() }, { nome: 'sistema:terminal' }, () => resumo);
});

test('what came is found with its origin and file, the most recent first, and who looks is written down', async () => {
  const { statusCode, itens, total } = await procurar();
  expect([statusCode, total, itens.map((i) => i['usuario'])]).toEqual([200, 3, ['JOSEFA', 'MARIA', 'JOSE']]);
  expect(itens[2]).toEqual({ origem: 'LEGADO', arquivo: 'log-2019.csv', linha: 1, em: '2019-01-15T10:15:00.000Z', usuario: 'JOSE', funcao: 'CADASTRO', acao: 'ALTERAR', objeto: 'LIG 1234', antes: 'RUA A', depois: 'RUA B', ip: '10.2.3.4', terminal: 'CAIXA-02' });
  const { rows } = await casa().banco.pool().query(`SELECT depois FROM comum.auditoria WHERE funcao = 'comum/listar-auditoria-legada'`);
  expect(rows).toEqual([{ depois: { pagina: 1 } }]);
});

test.each([
  ['usuario=jose', ['JOSEFA', 'JOSE']],
  ['funcao=fat', ['JOSEFA', 'MARIA']],
  ['objeto=LIG', ['JOSE']],
  ['ip=10.2.0.0/16', ['JOSE']],
  ['de=2019-01-16&ate=2019-01-16', ['MARIA']],
  ['usuario=jose&ate=2019-01-15', ['JOSE']],
  ['porPagina=1&pagina=2', ['MARIA']],
  ["usuario=' OR true --", []],
])('%s', async (consulta, quem) => {
  const { itens } = await procurar(encodeURI(consulta));
  expect(itens.map((i) => i['usuario'])).toEqual(quem);
});
