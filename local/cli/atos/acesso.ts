import { darSenhaProvisoria } from '../../../layers/acesso/dar-senha.ts';
import { criarPrimeiroAdministrador } from '../../../layers/acesso/primeiro-administrador.ts';
import { abrirODia } from '../../../layers/postgres/acesso/gravar-usuarios.ts';
import { criarCodigoDeEntrada } from '../../../layers/postgres/acesso/sessao.ts';
import { auditar } from '../../../layers/postgres/comum/auditoria.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { relogio } from '../../../layers/runtime/relogio.ts';
import { comBanco, type OpcoesDoBanco } from '../acesso-ao-banco.ts';
import { doTerminal } from '../do-terminal.ts';
import { plataformaNoAr } from '../estado.ts';
import { FalhaDoComando } from '../falhas.ts';
import { diretorioDados } from '../onde.ts';
import { comando, dataBr, quantos } from '../texto.ts';

const SO_AGORA = 'Anote-a agora: ela não é guardada e não aparece de novo. Ela só serve para entrar e escolher outra.';

/** `nascente acesso primeiro-administrador`. */
export async function comandoPrimeiroAdministrador(o: OpcoesDoBanco & { readonly login: string; readonly nome: string; readonly email?: string }): Promise<void> {
  const { login, nome, email = null } = o;
  const feito = await comBanco(o, 'nascente_app', (pool) => criarPrimeiroAdministrador(pool, { login, nome, email }, doTerminal()));
  if (!feito.ok && feito.erro.codigo === 'acesso/ja-ha-administrador') throw new FalhaDoComando(`${feito.erro.mensagem} Aqui, é: ${comando('acesso nova-senha <usuario>')}`);
  if (!feito.ok) throw new FalhaDoComando(feito.erro.mensagem);
  console.log(`${nome} é administrador do sistema.\n\n  usuário  ${login}\n  senha    ${feito.valor.senha}\n\n${SO_AGORA}`);
  console.log(`O acesso total é uma exceção à segregação de funções, e vale até ${dataBr(feito.valor.ate)}. Está na auditoria.`);
}

/** `nascente acesso nova-senha`. */
export async function comandoNovaSenha(login: string, o: OpcoesDoBanco): Promise<void> {
  const feito = await comBanco(o, 'nascente_app', (pool) => darSenhaProvisoria(pool, login, doTerminal()));
  if (!feito.ok) throw new FalhaDoComando(feito.erro.mensagem);
  const { nome, senha, sessoesEncerradas } = feito.valor;
  console.log(`Senha provisória de ${nome}\n\n  usuário  ${login}\n  senha    ${senha}\n\n${SO_AGORA}`);
  if (sessoesEncerradas > 0) console.log(`${quantos(sessoesEncerradas, 'sessão encerrada', 'sessões encerradas')}.`);
}

/** `nascente acesso entrar`. */
export async function comandoEntrar(login: string, o: OpcoesDoBanco & { readonly endereco?: string; readonly abrirODia?: boolean }): Promise<void> {
  const site = enderecoDoSite(o);
  const codigo = await comBanco(o, 'nascente_app', (pool) =>
    emTransacao(pool, async (cliente) => {
      const dia = relogio.hoje();
      if (o.abrirODia === true && !(await abrirODia(cliente, login, dia, 'Aberto pelo terminal'))) throw new FalhaDoComando(`Só se abre o dia de um administrador ativo, e "${login}" não é um. O horário dos outros se muda em Acesso › Usuários.`);
      const feito = await criarCodigoDeEntrada(cliente, login);
      const depois = o.abrirODia === true ? { depois: { diaAberto: dia } } : {};
      await auditar(cliente, { autor: doTerminal(), funcao: 'acesso/endereco-de-entrada', objeto: `usuario:${login}`, resultado: feito === undefined ? 'RECUSADO' : 'FEITO', ...depois });
      return feito;
    }),
  );
  if (codigo === undefined) throw new FalhaDoComando(`Ninguém ativo tem o usuário "${login}". Confira como ele foi escrito.`);
  console.log(`${site}/api/entrar?codigo=${codigo}\n\nVale uma vez, por 15 minutos. Quem o abrir entra como ${login}: não o mande por onde outros leiam.`);
}

/** Before the code is made: an address that leads nowhere would waste it. */
function enderecoDoSite({ endereco, dados }: { readonly endereco?: string; readonly dados?: string }): string {
  const dito = endereco ?? process.env['NASCENTE_ENDERECO'] ?? '';
  if (dito !== '') {
    if (!/^https?:/.test(dito) || !URL.canParse(dito)) throw new FalhaDoComando(`"${dito}" não é um endereço. Diga-o inteiro: https://…`);
    return new URL(dito).origin;
  }
  const noAr = plataformaNoAr(diretorioDados(dados));
  if (noAr === undefined) throw new FalhaDoComando('Nenhum Nascente está no ar nesta máquina. Rode "npm start" em outro terminal, ou diga em --endereco o endereço do sistema.');
  return noAr.endereco;
}
