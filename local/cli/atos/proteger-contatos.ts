import { protecaoDePessoas } from '../../../layers/pessoais/proteger.ts';
import { moverContatosEmClaro } from '../../../layers/postgres/cadastro/mover-contatos.ts';
import { comBanco, type OpcoesDoBanco } from '../acesso-ao-banco.ts';
import { diretorioDados } from '../onde.ts';
import { chavesPessoais } from '../segredos-locais.ts';
import { inteiro } from '../texto.ts';

/** `nascente proteger-contatos`: what was in clear is encrypted with the keys of the data directory. Done again, it does nothing. */
export async function comandoProtegerContatos(o: OpcoesDoBanco): Promise<void> {
  const protecao = protecaoDePessoas(chavesPessoais(diretorioDados(o.dados)));
  const movidas = await comBanco(o, 'nascente_migrador', (pool) => moverContatosEmClaro(pool, protecao));
  console.log(movidas === 0 ? 'Não há telefone nem e-mail em claro.' : `Telefones e e-mails de ${inteiro(movidas)} pessoas cifrados.`);
}
