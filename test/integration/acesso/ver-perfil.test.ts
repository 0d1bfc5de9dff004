import { beforeAll, expect, test } from 'vitest';
import { comGente, RECUSADO } from './gente.ts';
import { carregarPerfis, darPerfil, ler, LIGACAO, perfil, PERFIS } from './perfis.ts';

const gente = comGente(carregarPerfis);

beforeAll(async () => {
  await gente().pessoa('ana', [PERFIS]);
  await gente().pessoa('eva');
  await perfil(gente(), 'balcao', [LIGACAO, { funcao: 'fatura', acoes: ['consultar'], efeito: 'NEGA' }]);
  await darPerfil(gente(), await gente().pessoa('caio'), 'balcao');
});

test('shows grants, denials, hours, who holds it and the sentence of the hours', async () => {
  await gente().sql(`INSERT INTO acesso.janela (perfil, dias, inicio, fim) VALUES ('balcao', '{6}', 480, 720)`);
  await gente().sql(`INSERT INTO acesso.excecao_de_horario (perfil, data, tipo, inicio, fim, motivo) VALUES ('balcao', '2026-12-25', 'FECHADO', NULL, NULL, 'Natal'), ('balcao', '2026-12-26', 'EXTRA', 480, 600, 'mutirão')`);
  expect(await ler(gente(), 'ana', 'balcao')).toMatchObject({
    codigo: 'balcao',
    nome: 'Perfil balcao',
    concessoes: [{ funcao: 'ligacao', acoes: ['consultar'], setores: null }],
    negacoes: [{ funcao: 'fatura', acoes: ['consultar'] }],
    janelas: [{ dias: [6], inicio: 480, fim: 720 }],
    excecoes: [{ tipo: 'FECHADO', data: '2026-12-25', motivo: 'Natal' }, { tipo: 'EXTRA', data: '2026-12-26', inicio: 480, fim: 600, motivo: 'mutirão' }],
    horario: 'sábado, das 8h às 12h',
    pessoas: [{ nome: 'Pessoa caio' }],
  });
});

test('the version is the same while nothing changes, and another when anything does', async () => {
  const versao = async () => (await ler(gente(), 'ana', 'balcao'))['versao'];
  const primeira = await versao();
  expect(await versao()).toBe(primeira);
  for (const mudar of [
    `UPDATE acesso.perfil SET descricao = 'outra' WHERE codigo = 'balcao'`,
    `UPDATE acesso.concessao SET setores = '{1}' WHERE perfil = 'balcao' AND efeito = 'NEGA'`,
    `UPDATE acesso.janela SET fim = 721 WHERE perfil = 'balcao'`,
    `UPDATE acesso.excecao_de_horario SET motivo = 'feriado' WHERE perfil = 'balcao'`,
  ]) {
    const antes = await versao();
    await gente().sql(mudar);
    expect(await versao()).not.toBe(antes);
  }
});

test('one that does not exist is not found, and whoever may not is refused', async () => {
  expect(await ler(gente(), 'ana', 'inexistente')).toMatchObject({ codigo: 'perfil/nao-encontrado' });
  expect(await gente().como('eva', { metodo: 'GET', caminho: '/perfis/balcao' })).toMatchObject(RECUSADO);
});
