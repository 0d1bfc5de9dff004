import { beforeAll, expect, it } from 'vitest';
import { casosDa, plantar, rodar, usuario, vezes, type AtoPlantado } from '../../../../test/integration/gerencial/apoio.ts';
import { comBanco } from '../../../../test/fixture/banco.ts';

const bd = comBanco();
const raiz = () => bd.banco.pool();
let [diaDeOntem, hoje] = ['', ''];
/** Sixty acts of custom, at nine and at seventeen past fifty, from one desk. */
const costume = (nome: string, quantos = 60): AtoPlantado[] =>
  Array.from({ length: quantos }, (_, i) => ({ usuario: nome, em: `2000-01-01 ${i % 2 === 0 ? '09:10' : '17:50'}`, ip: '10.0.0.1', dispositivo: 'guichê 1' }));
const ontem = (nome: string, hora: string, resto: Partial<AtoPlantado> = {}): AtoPlantado => ({ usuario: nome, em: `${diaDeOntem} ${hora}`, ip: '10.0.0.1', dispositivo: 'guichê 1', ...resto });
const do10 = async (aspecto: string) => (await casosDa(raiz(), 'R10')).filter((c) => c.chave.endsWith(`/${aspecto}`));

/** What a browser says of itself, by its version. */
const CHROME = (versao: string, sistema = 'Windows NT 10.0; Win64; x64') => `Mozilla/5.0 (${sistema}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${versao} Safari/537.36`;
const EDGE = (versao: string) => `${CHROME(versao)} Edg/${versao}`;
const FIREFOX = (versao: string) => `Mozilla/5.0 (X11; Linux x86_64; rv:${versao}) Gecko/20100101 Firefox/${versao}`;

beforeAll(async () => {
  const { rows } = await raiz().query<{ ontem: string; hoje: string; antes: string }>(
    `SELECT to_char(d - 1, 'YYYY-MM-DD') AS ontem, to_char(d, 'YYYY-MM-DD') AS hoje, to_char(d - 20, 'YYYY-MM-DD') AS antes FROM (SELECT (now() AT TIME ZONE 'America/Sao_Paulo')::date AS d) x`,
  );
  diaDeOntem = rows[0]?.ontem ?? '';
  hoje = rows[0]?.hoje ?? '';
  const passado = (atos: readonly AtoPlantado[]): AtoPlantado[] => atos.map((a) => ({ ...a, em: a.em?.replace('2000-01-01', rows[0]?.antes ?? '') ?? '' }));
  await usuario(raiz(), { login: 'rui', nome: 'Rui Prado' });
  await plantar(raiz(), [
    ...passado([...costume('Madrugador'), ...costume('Pontual'), ...costume('Viajante'), ...costume('Novato', 20)]),
    ontem('Madrugador', '03:12'), ontem('Madrugador', '03:40'),
    // near misses: the hour beside the usual one; a custom too short to judge; the usual desk
    ontem('Pontual', '18:05'), ontem('Novato', '03:00', { ip: '10.9.9.9', dispositivo: 'outro' }),
    ontem('Viajante', '09:30', { ip: '203.0.113.9', dispositivo: 'celular' }),
    // browsers: near misses are another version of the same, on a computer that is a station since, or cut by the length of the column; another of them is another device
    ...passado([...costume('Atualizado').map((a) => ({ ...a, dispositivo: CHROME('130.0.0.0') })), ...costume('Trocado').map((a) => ({ ...a, dispositivo: EDGE('130.0.0.0') })), ...costume('Roteiro').map((a) => ({ ...a, dispositivo: 'curl/8.5.0' }))]),
    ontem('Atualizado', '09:20', { dispositivo: CHROME('131.0.6778.86') }), ontem('Atualizado', '09:30', { dispositivo: `Balcão 2 · ${CHROME('131.0.0.0')}` }),
    ontem('Trocado', '09:20', { dispositivo: EDGE('131.0.0.0') }), ontem('Trocado', '09:21', { dispositivo: CHROME('131.0.0.0') }), ontem('Trocado', '09:22', { dispositivo: `Balcão 2 · ${FIREFOX('140.0')}` }),
    ontem('Trocado', '09:23', { dispositivo: CHROME('131.0.0.0', 'Linux; Android 14; K') }), ontem('Roteiro', '09:20', { dispositivo: 'curl/8.6.0' }),
    // two places: four minutes apart; near miss: half an hour; and the two families of one machine
    ontem('Duplo', '10:00', { ip: '10.0.0.5' }), ontem('Duplo', '10:04', { ip: '198.51.100.7' }),
    ontem('Lento', '10:00', { ip: '10.0.0.5' }), ontem('Lento', '10:30', { ip: '198.51.100.7' }),
    ontem('Moderno', '10:00', { ip: '10.0.0.5' }), ontem('Moderno', '10:01', { ip: '2001:db8::5' }),
    // refusals: twelve in a minute; near misses: nine; ten in a whole morning
    ...vezes(12, { usuario: 'público', funcao: 'acesso/entrar', objeto: 'usuario:rui', resultado: 'RECUSADO', em: `${diaDeOntem} 02:00`, ip: '198.51.100.1' }),
    ...vezes(9, { usuario: 'público', funcao: 'acesso/entrar', objeto: 'usuario:ana', resultado: 'RECUSADO', em: `${diaDeOntem} 02:00`, ip: '198.51.100.2' }),
    // two rows that stand for eleven
    ...vezes(1, { usuario: 'público', funcao: 'acesso/entrar', objeto: 'usuario:leo', resultado: 'RECUSADO', em: `${diaDeOntem} 03:00`, ip: '198.51.100.4' }),
    ...vezes(1, { usuario: 'público', funcao: 'acesso/entrar', objeto: 'usuario:leo', resultado: 'RECUSADO', em: `${diaDeOntem} 03:01`, ip: '198.51.100.4', depois: { repeticoes: 10 } }),
    ...Array.from({ length: 10 }, (_, i) => ({ usuario: 'público', funcao: 'acesso/entrar', objeto: 'usuario:bia', resultado: 'RECUSADO', em: `${diaDeOntem} ${String(i + 1).padStart(2, '0')}:00`, ip: '198.51.100.3' })),
  ]);
  await rodar(bd.banco.pool('nascente_app'));
});

it('finds an hour that a person never works, and not the hour beside, nor who has no custom yet', async () => {
  expect(await do10('hora')).toMatchObject([{ chave: 'Madrugador/hora', marcas: [`hora:${diaDeOntem}:3`], pontos: 40 }]);
});

it('finds an address and a device never seen', async () => {
  const casos = await do10('origem');
  expect(casos.map((c) => c.chave)).toEqual(['Trocado/origem', 'Viajante/origem']);
  const { rows } = await raiz().query<{ texto: string }>('SELECT texto FROM gerencial.evidencia_de_fraude WHERE caso = $1 ORDER BY em', [casos[0]?.id]);
  expect(rows.map((e) => e.texto.split(': ')[1])).toEqual(['Chrome no Windows', 'Firefox no Linux', 'Chrome no Android']);
  expect(casos[1]?.marcas.map((m) => m.split(':')[0])).toEqual(['aparelho', 'ip']);
});

it('finds two addresses within minutes, and not a person who moved', async () => {
  expect(await do10('lugares')).toMatchObject([{ chave: 'Duplo/lugares', marcas: [`lugares:${diaDeOntem}:10.0.0.5:198.51.100.7`] }]);
});

it('finds refused entries in a burst, by the login and by the address, and names whose login it is', async () => {
  const casos = (await casosDa(raiz(), 'R10')).filter((c) => c.chave.startsWith('recusas/'));
  expect(casos).toMatchObject([
    { chave: 'recusas/ip:198.51.100.1', usuarios: [], objetos: ['ip:198.51.100.1'] },
    { chave: 'recusas/ip:198.51.100.4' },
    { chave: 'recusas/usuario:leo', objetos: ['usuario:leo'] },
    { chave: 'recusas/usuario:rui', usuarios: ['Rui Prado'], objetos: ['usuario:rui'] },
  ]);
  expect(casos[0]?.marcas).toEqual([`recusas:${diaDeOntem}`]);
  expect(hoje).not.toBe(diaDeOntem);
});
