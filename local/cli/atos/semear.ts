import { referencia as lerReferencia, referenciaDe } from '../../../domain/comum/referencia.ts';
import { protecaoDePessoas } from '../../../layers/pessoais/proteger.ts';
import { criarRelogio } from '../../../layers/runtime/relogio.ts';
import { gerarCidade } from '../../semear/cidade.ts';
import { gravarCidade } from '../../semear/gravar.ts';
import { comBanco, type OpcoesDoBanco } from '../acesso-ao-banco.ts';
import { diretorioDados } from '../onde.ts';
import { chavesPessoais } from '../segredos-locais.ts';
import { inteiro } from '../texto.ts';

/** `nascente semear`: the demonstration town into a database that has none. Personal data are protected by the keys of the data directory. */
export async function comandoSemear(o: OpcoesDoBanco & { readonly ligacoes: number; readonly referencia?: string }): Promise<void> {
  const protecao = protecaoDePessoas(chavesPessoais(diretorioDados(o.dados)));
  const hoje = criarRelogio(undefined).hoje();
  const cidade =
    o.referencia === undefined
      ? gerarCidade({ ligacoes: o.ligacoes, referencia: referenciaDe(hoje), hoje })
      : gerarCidade({ ligacoes: o.ligacoes, referencia: lerReferencia(o.referencia) });
  await comBanco(o, 'nascente_migrador', async (pool) => {
    const cliente = await pool.connect();
    try {
      const resumo = await gravarCidade(cliente, cidade, protecao, (ligacoes) => process.stderr.write(`${inteiro(ligacoes)} ligações\n`));
      console.log(
        resumo.gravada
          ? `Cidade gravada: ${inteiro(resumo.ligacoes)} ligações, ${inteiro(resumo.leituras)} leituras; o próximo mês a faturar é ${cidade.referencia}.`
          : 'O banco já tem uma cidade: nada foi gravado. Para começar de novo: npm start -- --limpar',
      );
    } finally {
      cliente.release();
    }
  });
}
