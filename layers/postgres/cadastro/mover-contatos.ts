import type { ProtecaoDePessoas } from '../../pessoais/proteger.ts';
import type { Pool } from '../conexao.ts';
import { emTransacao } from '../transacao.ts';

const POR_VEZ = 2_000;

interface EmClaro {
  readonly id: number;
  readonly telefone: string | null;
  readonly email: string | null;
}

/**
 * Encrypts the telephones and e-mails that a version before migration 0032 kept in clear, and empties the old columns, a few thousand people at a time: stopped
 * half way, it goes on from where it was. A contact that is already encrypted is newer, and stays. @returns how many people it moved.
 */
export async function moverContatosEmClaro(dono: Pool, { protegerContato }: Pick<ProtecaoDePessoas, 'protegerContato'>): Promise<number> {
  let movidas = 0;
  for (;;) {
    const destas = await emTransacao(dono, async (cliente) => {
      const { rows } = await cliente.query<EmClaro>(`SELECT id, telefone, email FROM cadastro.pessoa WHERE telefone IS NOT NULL OR email IS NOT NULL ORDER BY id LIMIT ${POR_VEZ} FOR UPDATE`);
      const contatos = rows.flatMap(({ id, telefone, email }) =>
        ([['TELEFONE', telefone], ['EMAIL', email]] as const).flatMap(([tipo, valor]) => (valor === null || valor.trim() === '' ? [] : [{ id, tipo, ...protegerContato(tipo, valor) }])),
      );
      await cliente.query(
        `INSERT INTO cadastro.contato (pessoa, tipo, valor_cifrado, valor_indice, mascara) SELECT * FROM unnest($1::integer[], $2::text[], $3::bytea[], $4::bytea[], $5::text[]) ON CONFLICT DO NOTHING`,
        [contatos.map((c) => c.id), contatos.map((c) => c.tipo), contatos.map((c) => c.cifrado), contatos.map((c) => c.indice), contatos.map((c) => c.mascara)],
      );
      await cliente.query('UPDATE cadastro.pessoa SET telefone = NULL, email = NULL WHERE id = ANY ($1::integer[])', [rows.map((r) => r.id)]);
      return rows.length;
    });
    if (destas === 0) return movidas;
    movidas += destas;
  }
}
