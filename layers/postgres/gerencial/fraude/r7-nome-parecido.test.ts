import { beforeAll, expect, it } from 'vitest';
import { casosDa, ligacoesDeUmSo, plantar, responsavel, rodar, usuario } from '../../../../test/integration/gerencial/apoio.ts';
import { comBanco } from '../../../../test/fixture/banco.ts';
import { bancoDaCidade, CHAVE_PESSOAL } from '../../../../test/fixture/cidade.ts';
import { protecaoDePessoas } from '../../../pessoais/proteger.ts';

const bd = comBanco(bancoDaCidade);
const raiz = () => bd.banco.pool();
const app = () => bd.banco.pool('nascente_app');
const ids: Record<string, string> = {};
let cdcs: readonly number[] = [];
const par = async (login: string) => (await casosDa(raiz(), 'R7')).filter((c) => c.chave.startsWith(`${ids[login]}/`));

beforeAll(async () => {
  cdcs = await ligacoesDeUmSo(raiz(), 60);
  // half of the town is Silva, so that a Silva is nobody in particular
  await raiz().query(`UPDATE cadastro.pessoa SET nome = split_part(nome, ' ', 1) || ' Silva' WHERE id % 2 = 0`);
  const pessoas = [
    ['rara', 'Quirino Zabaglia Torreão', 'QUIRINO ZABAGLIA DE TORREAO'],
    ['quase', 'Eufrásio Wanderkock', 'Eufrazio Wanderkoch'],
    ['comum', 'Bento Silva', 'Otília Silva'],
    ['meia', 'Romualdo Xexéo Pompílio', 'Romualdo Vasques Tamandaré'],
    ['desligado', 'Nicanor Brugnolo Tasso', 'Nicanor Brugnolo Tasso'],
  ] as const;
  for (const [i, [login, nome, doResponsavel]] of pessoas.entries()) {
    ids[login] = await usuario(raiz(), { login, nome, ativo: login !== 'desligado' });
    await responsavel(raiz(), cdcs[i] ?? 0, doResponsavel);
  }
  // the whole name is the same, and it is that of a dozen people
  ids['homonimo'] = await usuario(raiz(), { login: 'homonimo', nome: 'José Silva' });
  for (const cdc of cdcs.slice(20, 32)) await responsavel(raiz(), cdc, 'José Silva');
  const { protegerContato } = protecaoDePessoas({ chave: CHAVE_PESSOAL });
  const comEmail = async (cdc: number, email: string) => {
    const { cifrado, indice, mascara } = protegerContato('EMAIL', email);
    await responsavel(raiz(), cdc, 'Outra Pessoa Qualquer');
    await raiz().query(`INSERT INTO cadastro.contato SELECT pessoa, 'EMAIL', $2, $3, $4 FROM cadastro.ligacao WHERE cdc = $1
      ON CONFLICT (pessoa, tipo) DO UPDATE SET valor_cifrado = EXCLUDED.valor_cifrado, valor_indice = EXCLUDED.valor_indice, mascara = EXCLUDED.mascara`, [cdc, cifrado, indice, mascara]);
  };
  for (const [login, ativo] of [['email', true], ['email-de-quem-saiu', false]] as const) ids[login] = await usuario(raiz(), { login, nome: `Aurélia Mont ${login}`, email: `${login}@exemplo.com.br`, ativo });
  ids['sem-email'] = await usuario(raiz(), { login: 'sem-email', nome: 'Zuleica Mont' });
  for (const [i, email] of ['Email@Exemplo.com.br ', 'email-de-quem-saiu@exemplo.com.br', 'sem-email@sem-email.invalid', 'outro@exemplo.com.br'].entries()) await comEmail(cdcs[10 + i] ?? 0, email);
  await rodar(app());
});

it('the e-mail of a user is found in whatever capitals, encrypted as it is; of who left, of who has none and of another, nothing', async () => {
  expect(await par('email')).toMatchObject([{ usuarios: ['Aurélia Mont email'], objetos: [`ligacao:${cdcs[10]}`], pontos: 85, marcas: ['email'] }]);
  expect(await Promise.all(['email-de-quem-saiu', 'sem-email'].map(par))).toEqual([[], []]);
});

it('what a case says of the one responsible is by the ligação: the name is only where the policy of masks reaches', async () => {
  const { rows } = await raiz().query<{ dados: object }>(`SELECT e.dados FROM gerencial.caso_de_fraude c JOIN gerencial.evidencia_de_fraude e ON e.caso = c.id WHERE c.regra = 'R7' AND c.titulo || e.texto ~ 'TORREAO|Wanderkoch|Qualquer'`);
  expect(rows).toEqual([]);
  expect((await raiz().query(`SELECT DISTINCT dados->>'nomeTitular' AS nome FROM gerencial.evidencia_de_fraude WHERE dados ? 'nomeTitular' ORDER BY 1`)).rows).toContainEqual({ nome: 'QUIRINO ZABAGLIA DE TORREAO' });
});

it('a rare name is found whatever its accents, capitals and particles; and one that is spelled almost the same', async () => {
  expect(await par('rara')).toMatchObject([{ usuarios: ['Quirino Zabaglia Torreão'], objetos: [`ligacao:${cdcs[0]}`], pontos: 60, marcas: ['nome:QUIRINO ZABAGLIA DE TORREAO'] }]);
  expect(await par('quase')).toMatchObject([{ objetos: [`ligacao:${cdcs[1]}`] }]);
});

it('a common surname, a whole name that a dozen have, one rare word of three, and who no longer works here are nothing', async () => {
  expect(await Promise.all(['comum', 'homonimo', 'meia', 'desligado'].map(par))).toEqual([[], [], [], []]);
});

it('acting on the ligação of who has his name is new evidence, and the worst; acting elsewhere is not', async () => {
  await plantar(raiz(), [
    { usuario: 'Quirino Zabaglia Torreão', objeto: `ciclo:1/ligacao:${cdcs[0]}` },
    { usuario: 'Quirino Zabaglia Torreão', objeto: `ciclo:1/ligacao:${cdcs[30]}` },
    { usuario: 'Rui Prado', objeto: `ciclo:1/ligacao:${cdcs[0]}` },
  ]);
  expect((await rodar(app()))['R7']).toMatchObject({ casosNovos: 0, evidenciasNovas: 1, erro: null });
  expect(await par('rara')).toMatchObject([{ pontos: 95, marcas: [expect.stringMatching(/^ato:\d+$/), 'nome:QUIRINO ZABAGLIA DE TORREAO'] }]);
});

it('no evidence has a document in clear', async () => {
  const { rows } = await raiz().query(`SELECT texto, dados FROM gerencial.evidencia_de_fraude WHERE texto || dados::text ~ '\\d{11}|\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}'`);
  expect(rows).toEqual([]);
});
