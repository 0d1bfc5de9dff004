import { beforeAll, expect, test } from 'vitest';
import { ACESSO_TOTAL } from '../../../domain/acesso/acesso-total.ts';
import { privilegio } from '../../../domain/acesso/privilegio.ts';
import { dataCivil } from '../../../domain/comum/data-civil.ts';
import { POLITICA_FECHADA } from '../../../domain/cadastro/mascaras/politica.ts';
import { auditar } from '../../../layers/postgres/comum/auditoria.ts';
import { clienteDe, direitosFixos, IdempotenciaEmMemoria, NA_SESSAO } from '../../contract/http-apoio.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';

type Parte = {
  readonly nome: string;
  readonly texto: string;
  readonly linhas: number;
  readonly continua: number | null;
};

const casa = comFuncoes('nascente_app');
const com = (...codigos: string[]) => ({ ...ACESSO_TOTAL, privilegios: codigos.map((c) => ({ privilegio: privilegio(c), de: dataCivil('2020-01-01'), ate: dataCivil('2199-12-31') })) });
let chamar: (consulta: string, privilegios?: string[]) => Promise<{ readonly statusCode?: number | undefined; readonly parte: Parte; readonly json: Record<string, unknown> }>;

beforeAll(async () => {
  const { handler } = await import('../../../functions/comum/exportar-auditoria/handler.ts');
  chamar = async (consulta, privilegios = ['auditoria:exportar', 'dado-pessoal:ver']) => {
    const cliente = clienteDe([handler], new IdempotenciaEmMemoria(), direitosFixos(com(...privilegios)), () => Promise.resolve(POLITICA_FECHADA));
    const r = await cliente({ metodo: 'GET', caminho: '/auditoria/exportacao', consulta, quem: NA_SESSAO });
    return { statusCode: r.statusCode, json: r.json, parte: r.json as Parte };
  };
  const { app } = casa();
  await auditar(app, {
    autor: { nome: 'Ana Souza', ip: '10.2.3.4', dispositivo: 'Balcão 2 · Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36', delegante: 'Bruno Lima' },
    funcao: 'faturamento/devolver-rota', objeto: 'ciclo:71/rota:101', antes: { situacao: 'CALCULADA', consumo: 12 }, depois: { situacao: 'PENDENTE' }, motivo: '=HYPERLINK("http://x";"529.982.247-25")', resultado: 'FEITO',
  });
});

test('a line has the words, from where, the device, before and after, and no cell is a formula', async () => {
  const { parte } = await chamar('objeto=ciclo:71');
  expect(parte).toMatchObject({ linhas: 1, continua: null });
  expect(parte.nome).toMatch(/^auditoria-\d{4}-\d\d-\d\d\.csv$/);
  const [titulos = '', linha = '', resto] = parte.texto.split('\r\n');
  expect(titulos.startsWith('\uFEFFNº;Quando')).toBe(true);
  expect(resto).toBe('');
  expect(linha).toMatch(/^\d+;\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d;Ana Souza;Bruno Lima;Rota devolvida para novo cálculo;Ciclo 71, Rota 101;Feito;"'=HYPERLINK\(""http:\/\/x"";""529\.982\.247-25""\)";10\.2\.3\.4;Balcão 2 · Chrome no Windows;"consumo: 12; situacao: CALCULADA";situacao: PENDENTE;faturamento\/devolver-rota;ciclo:71\/rota:101;/);
});

test('without the privilege nothing leaves, even for who may look and has full access; what is masked on the screen is masked here', async () => {
  expect((await chamar('objeto=ciclo:71', [])).json).toMatchObject({ status: 403, codigo: 'acesso/negado' });
  const { texto } = (await chamar('objeto=ciclo:71', ['auditoria:exportar'])).parte;
  expect(texto).toContain('Rota devolvida para novo cálculo');
  expect(texto).not.toContain('529.982.247-25');
});

test('all that the filter finds, in parts of bounded size, each act once; and each part is an act that is written', async () => {
  const raiz = casa().banco.pool();
  await raiz.query(`INSERT INTO comum.auditoria (usuario, funcao, objeto, resultado, depois)
    SELECT 'Lia', 'leitura/enviar-leituras', 'entrada:' || n, CASE WHEN n % 2 = 0 THEN 'FEITO' ELSE 'RECUSADO' END, jsonb_build_object('texto', repeat('x', CASE WHEN n < 200 THEN 60000 ELSE 1 END)) FROM generate_series(1, 12000) n`);
  const vistos: string[] = [];
  const partes: Parte[] = [];
  for (let continua: number | null | undefined; continua !== null; continua = partes.at(-1)?.continua ?? null) {
    const { parte } = await chamar(`usuario=Lia&resultado=RECUSADO${continua === undefined ? '' : `&continua=${continua}`}`);
    partes.push(parte);
    vistos.push(...(parte.texto.match(/;entrada:\d+;/g) ?? []));
    expect(Buffer.byteLength(JSON.stringify(parte))).toBeLessThan(5_500_000);
  }
  expect(vistos).toHaveLength(6000);
  expect(new Set(vistos).size).toBe(6000);
  expect(vistos.slice(0, 2)).toEqual([';entrada:11999;', ';entrada:11997;']);
  expect(partes.length).toBeGreaterThan(2);
  expect(partes.map((p) => p.texto.includes('Quando (horário'))).toEqual(partes.map((_, i) => i === 0));
  expect(partes.at(-1)?.texto).toContain('(cortado: o ato inteiro está na tela)');
  const { rows } = await raiz.query<{ linhas: number; filtro: string; continua: number | null }>(
    `SELECT (depois ->> 'linhas')::integer AS linhas, depois ->> 'resultado' AS filtro, (depois ->> 'continua')::bigint AS continua FROM comum.auditoria WHERE funcao = 'comum/exportar-auditoria' AND depois ->> 'usuario' = 'Lia' ORDER BY id`,
  );
  expect(rows.map((r) => r.linhas)).toEqual(partes.map((p) => p.linhas));
  expect(rows.map((r) => r.continua)).toEqual([null, ...partes.slice(0, -1).map((p) => p.continua)]);
  expect(rows[0]?.filtro).toBe('RECUSADO');
});
