import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bancoVazio, type BancoDeTeste } from '../../test/fixture/banco.ts';
import { construirCidade, emitirCiclo, CIDADE } from '../../test/fixture/cidade.ts';
import { contarLinhas, guardarCidade, reporCidade, versoesGuardadas } from '../../test/fixture/cidade-de-versao.ts';
import { pagarCidade } from '../../test/scenario/simulador/pagar-cidade.ts';
import { SENHAS } from '../../test/fixture/postgres-de-teste.ts';
import { migrar } from './migrador.ts';
import { verificarPorCalculo } from './verificar/por-calculo.ts';
import { verificar } from './verificar/verificar.ts';

async function comVersao<T>(versao: number, usar: (banco: BancoDeTeste, subir: () => Promise<unknown>) => Promise<T>): Promise<T> {
  const banco = await bancoVazio();
  const { host, porta, nome, usuario, senha } = banco.acesso('nascente_migrador');
  const conexao = { host, port: porta, database: nome, user: usuario, password: typeof senha === 'string' ? senha : await senha() };
  try {
    await migrar({ conexao, senhas: SENHAS, quantidade: versao });
    return await usar(banco, () => migrar({ conexao, senhas: SENHAS }));
  } finally {
    await banco.fechar();
  }
}

/** How many there were when that one was not yet. */
const antesDe = (numero: string): number => readdirSync(new URL('../../migrations/', import.meta.url)).filter((nome) => nome < numero).length;

/** Numbers and first rows of what is broken. */
async function rompidas(banco: BancoDeTeste): Promise<readonly unknown[]> {
  const leitura = banco.pool('nascente_leitura');
  return [...(await verificar(leitura)), ...(await verificarPorCalculo(leitura))].filter((v) => v.violacoes > 0).map((v) => [v.numero, v.exemplos[0]]);
}

describe('a town kept by an earlier version', () => {
  it.each(versoesGuardadas().map((versao) => ({ versao })))('$versao goes up with every row, keeps the invariants, and issues the cycle that was in crítica', async ({ versao }) => {
    await comVersao(versao, async (banco, subir) => {
      const raiz = banco.pool();
      await reporCidade(raiz, versao);
      const antes = await contarLinhas(raiz);
      expect(antes['faturamento.fatura']).toBeGreaterThan(20);
      expect(antes['arrecadacao.pagamento']).toBeGreaterThan(5);
      await subir();
      // a migration may bring rows of its own, and loses none
      const depois = await contarLinhas(raiz);
      expect(Object.entries(antes).filter(([tabela, linhas]) => (depois[tabela] ?? 0) < linhas)).toEqual([]);
      expect(await rompidas(banco)).toEqual([]);
      await emitirCiclo(banco.pool('nascente_lote'), CIDADE.emCritica.ciclo, CIDADE.hoje);
      expect(await rompidas(banco)).toEqual([]);
    });
  });

  it('a name that was changed before the system kept who had it is still of who had it', async () => {
    await comVersao(antesDe('0040'), async (banco, subir) => {
      const raiz = banco.pool();
      await raiz.query(`INSERT INTO acesso.usuario (login, nome, email) VALUES ('ana', 'Ana Prado', 'ana@saae.example'), ('bia', 'Bia Reis', 'bia@saae.example')`);
      await raiz.query(`INSERT INTO comum.auditoria (usuario, funcao, objeto, antes, depois, resultado) SELECT 'teste', 'acesso/alterar-usuario', 'usuario:' || id, '{"nome": "Ana Souza"}', '{"nome": "Ana Prado"}', 'FEITO' FROM acesso.usuario WHERE login = 'ana'`);
      await subir();
      await expect(raiz.query(`UPDATE acesso.usuario SET nome = 'ANA SOUZA' WHERE login = 'bia'`)).rejects.toMatchObject({ constraint: 'nome_de_outra_pessoa' });
      await raiz.query(`UPDATE acesso.usuario SET nome = 'Ana Souza' WHERE login = 'ana'`);
    });
  });

  // before a migration that changes the shape of what is kept: GUARDAR_CIDADE=1 npx vitest run --project integration layers/postgres/migracoes-com-dados.test.ts
  it.runIf(process.env['GUARDAR_CIDADE'] !== undefined)('is made by the code that still runs on it', async () => {
    const versao = Number(process.env['GUARDAR_CIDADE']);
    await comVersao(versao, async (banco) => {
      await construirCidade(banco, 120);
      await pagarCidade(banco);
      await banco.pool().query(`INSERT INTO razao.mes_fechado (mes, por) VALUES ('2026-10-01', 'teste')`);
      await guardarCidade(banco.pool(), versao);
    });
    expect(versoesGuardadas()).toContain(versao);
  });
});
