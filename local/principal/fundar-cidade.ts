import { protecaoDePessoas } from '../../layers/pessoais/proteger.ts';
import { moverContatosEmClaro } from '../../layers/postgres/cadastro/mover-contatos.ts';
import { recifrarPessoas } from '../../layers/postgres/cadastro/recifrar-pessoas.ts';
import { chavesPessoais, comOutrasChaves } from '../cli/segredos-locais.ts';
import { inteiro } from '../cli/texto.ts';
import type { Plataforma } from '../plataforma/plataforma.ts';
import { gerarCidade } from '../semear/cidade.ts';
import { gravarCidade, type ResumoDaCarga } from '../semear/gravar.ts';
import { poolDoPapel } from './cenario.ts';
import type { Demonstracao } from './demonstracao.ts';
import { garantirPessoas } from './pessoas.ts';
import type { Tela } from './tela.ts';

/** Puts the town into the database, whole or not at all; one that is there stays as it is. */
export async function fundarCidade(plataforma: Plataforma, dados: string, d: Demonstracao, tela: Tela): Promise<ResumoDaCarga> {
  const protecao = protecaoDePessoas(chavesPessoais(dados));
  const pool = poolDoPapel(plataforma, dados, 'nascente_migrador');
  const app = poolDoPapel(plataforma, dados, 'nascente_app');
  const cidade = gerarCidade({ ligacoes: d.ligacoes, semente: d.semente, referencia: d.referencia, hoje: d.fundadaEm });
  const gravar = async (dizer: (texto: string) => void): Promise<ResumoDaCarga> => {
    const cliente = await pool.connect();
    try {
      return await gravarCidade(cliente, cidade, protecao, (feitas) => dizer(`${inteiro(feitas)} de ${inteiro(d.ligacoes)} ligações`));
    } finally {
      cliente.release();
    }
  };
  try {
    await garantirPessoas(app, d.fundadaEm);
    // of a town kept by a version before contacts were encrypted; a new one has none
    await moverContatosEmClaro(pool, protecao);
    // of a town founded when the key of sessions was taken for that of people
    const { perdidos } = await recifrarPessoas(pool, protecaoDePessoas(comOutrasChaves(dados)));
    if (perdidos > 0) tela.escrever(`${inteiro(perdidos)} documentos, telefones e e-mails não abrem com as chaves de ${dados}: foram gravados com o segredos.json de outra pasta. Traga-o para esta e comece de novo.`);
    return await tela.passo('Cidade de demonstração', gravar, (r) =>
      r.gravada
        ? `${inteiro(r.ligacoes)} ligações em ${cidade.grupos.length} grupos e ${cidade.rotas.length} rotas, ${inteiro(r.leituras)} leituras de 13 meses`
        : 'já está no banco',
    );
  } finally {
    await Promise.all([pool.end(), app.end()]);
  }
}
