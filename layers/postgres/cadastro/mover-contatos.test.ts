import { expect, it } from 'vitest';
import { comBanco } from '../../../test/fixture/banco.ts';
import { CHAVE_PESSOAL } from '../../../test/fixture/cidade.ts';
import { protecaoDePessoas } from '../../pessoais/proteger.ts';
import { emTransacao } from '../transacao.ts';
import { moverContatosEmClaro } from './mover-contatos.ts';

const bd = comBanco();
const protecao = protecaoDePessoas({ chave: CHAVE_PESSOAL });
const INCLUIR = `INSERT INTO cadastro.pessoa (id, nome, documento_tipo, documento_cifrado, documento_indice, documento_mascara, telefone, email)
  SELECT n, 'Pessoa ' || n, 'CPF', '\\x00', decode(lpad(to_hex(n), 64, '0'), 'hex'), '***', CASE WHEN n % 2 = 0 THEN '159912345' || lpad(n::text, 4, '0') END, CASE WHEN n % 3 = 0 THEN 'p' || n || '@dominio.com' END FROM generate_series(1, $1) n`;

it('what a version before kept in clear is encrypted in lots, and nothing in clear stays', async () => {
  const [raiz, dono] = [bd.banco.pool(), bd.banco.pool('nascente_migrador')];
  await emTransacao(raiz, async (c) => {
    // as they were before the guard was there
    await c.query('SET LOCAL session_replication_role = replica');
    await c.query(INCLUIR, [4_500]);
    const novo = protecao.protegerContato('TELEFONE', '1533334444');
    await c.query(`INSERT INTO cadastro.contato (pessoa, tipo, valor_cifrado, valor_indice, mascara) VALUES (4, 'TELEFONE', $1, $2, $3)`, [novo.cifrado, novo.indice, novo.mascara]);
  });
  expect(await moverContatosEmClaro(dono, protecao)).toBe(3_000);
  expect(await moverContatosEmClaro(dono, protecao)).toBe(0);
  const { rows } = await raiz.query<{ claros: number; telefones: number; emails: number }>(
    `SELECT (SELECT count(*)::integer FROM cadastro.pessoa WHERE num_nonnulls(telefone, email) > 0) AS claros, (SELECT count(*)::integer FROM cadastro.contato WHERE tipo = 'TELEFONE') AS telefones, (SELECT count(*)::integer FROM cadastro.contato WHERE tipo = 'EMAIL') AS emails`,
  );
  expect(rows[0]).toEqual({ claros: 0, telefones: 2_250, emails: 1_500 });
  const aberto = async (pessoa: number) => {
    const { rows: [c] } = await raiz.query<{ cifrado: Buffer; indice: Buffer; mascara: string }>(`SELECT valor_cifrado AS cifrado, valor_indice AS indice, mascara FROM cadastro.contato WHERE pessoa = $1 AND tipo = 'TELEFONE'`, [pessoa]);
    return c && { valor: protecao.revelarContato('TELEFONE', c.cifrado), mascara: c.mascara, igual: c.indice.equals(protecao.protegerContato('TELEFONE', '(15) 9912-3450006').indice) };
  };
  expect(await aberto(6)).toEqual({ valor: '1599123450006', mascara: '(**) *****-0006', igual: true });
  // what was encrypted already is newer
  expect((await aberto(4))?.valor).toBe('1533334444');
});

it.each(['telefone', 'email'])('nobody writes a %s in clear any more, and other columns still change', async (coluna) => {
  const raiz = bd.banco.pool();
  await expect(raiz.query(`UPDATE cadastro.pessoa SET ${coluna} = 'x@y.z' WHERE id = 1`)).rejects.toMatchObject({ code: '23514', constraint: 'contato_em_claro' });
  expect((await raiz.query(`UPDATE cadastro.pessoa SET nome = 'Outro nome' WHERE id = 1`)).rowCount).toBe(1);
});
