import { protecaoDePessoas } from '../../../layers/pessoais/proteger.ts';
import { moverContatosEmClaro } from '../../../layers/postgres/cadastro/mover-contatos.ts';
import { recifrarPessoas } from '../../../layers/postgres/cadastro/recifrar-pessoas.ts';
import { comBanco, type OpcoesDoBanco } from '../acesso-ao-banco.ts';
import { diretorioDados } from '../onde.ts';
import { chavesPessoais, comOutrasChaves } from '../segredos-locais.ts';
import { inteiro } from '../texto.ts';

/**
 * `nascente proteger-contatos`: what was in clear is encrypted with the keys of the data directory, and what a version before encrypted with another of its keys is
 * encrypted again with the right one. Done again, it does nothing.
 */
export async function comandoProtegerContatos(o: OpcoesDoBanco): Promise<void> {
  const dados = diretorioDados(o.dados);
  const protecao = protecaoDePessoas(chavesPessoais(dados));
  const { movidas, recifrados, perdidos } = await comBanco(o, 'nascente_migrador', async (pool) => ({
    movidas: await moverContatosEmClaro(pool, protecao),
    ...(await recifrarPessoas(pool, protecaoDePessoas(comOutrasChaves(dados)))),
  }));
  console.log(movidas === 0 ? 'Não há telefone nem e-mail em claro.' : `Telefones e e-mails de ${inteiro(movidas)} pessoas cifrados.`);
  if (recifrados > 0) console.log(`${inteiro(recifrados)} documentos, telefones e e-mails estavam sob outra chave desta pasta, ou sem dizer a sua, e foram cifrados de novo com a dos dados pessoais.`);
  if (perdidos > 0) console.log(`${inteiro(perdidos)} documentos, telefones e e-mails não abrem com nenhuma chave desta pasta e ficaram como estavam. Traga o segredos.json da pasta em que foram gravados e rode de novo.`);
}
