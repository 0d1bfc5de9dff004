import { ENTRADA_NEGADA, type EntradaNegada } from '../../domain/acesso/entrada-negada.ts';
import { ok, recusa, type Resultado } from '../../domain/comum/resultado.ts';
import { auditarRecusa } from '../postgres/acesso/recusas.ts';
import { abrirSessaoDe } from '../postgres/acesso/sessao.ts';
import { donoDoPasso, gastarPasso } from '../postgres/acesso/segundo-fator.ts';
import { conhecidoPor } from '../postgres/acesso/usuarios.ts';
import { auditar } from '../postgres/comum/auditoria.ts';
import type { Pool } from '../postgres/conexao.ts';
import { emTransacao } from '../postgres/transacao.ts';
import { assumir, conferirDireitos, foraDoHorario, ForaDoHorario, SemAcesso } from './assumir-sessao.ts';
import type { ChavesDeSessao } from './chave-de-sessao.ts';
import { ehCodigoDeReservaAntigo } from './codigo-do-celular.ts';
import { assinarSessao, tokenAssinado } from './cookie-assinado.ts';
import { conferirEstacao, ForaDeEstacao, responderForaDeEstacao, type DoNavegador, type EstacaoPedida, type RecusaDaEstacao } from './entrada-por-estacao.ts';
import type { Entrada } from './entrar-com-senha.ts';
import { codigoAbre } from './segundo-fator.ts';
import { resumoDe, segredoAleatorio } from './segredo-aleatorio.ts';
import { acertou, BloqueadoEnquantoIsso, comecar, falhou, faltaOutroPasso, type RecusaDaTentativa, type Tentativa } from './tentativa.ts';

export interface PedidoDoSegundoPasso {
  /** What the first step left in the browser, signed. */
  readonly passo: string;
  readonly codigo: string;
  readonly dispositivo?: string | undefined;
  readonly prova?: Buffer | undefined;
  readonly estacao: DoNavegador;
}

interface De {
  readonly ip: string;
  readonly dispositivo: string;
}

const PASSO_VENCIDO = recusa('acesso/passo-vencido', 'A senha conferida há pouco já não vale. Comece de novo, pelo usuário e pela senha.');
const CODIGO_RECUSADO = recusa('acesso/codigo-do-celular-recusado', 'O código não confere ou já foi usado. Espere o celular mostrar outro e digite-o, ou use um código de reserva.', 'corpo.codigo');

const CODIGO_ANTIGO = recusa('acesso/codigo-do-celular-recusado', 'Os códigos de reserva com dois grupos de cinco letras deixaram de valer. Use o código do celular, ou um código de reserva dos novos, com seis grupos de quatro; sem nenhum deles, peça ao administrador que retire o seu segundo fator.', 'corpo.codigo');

type Recusas = RecusaDaEstacao | (typeof PASSO_VENCIDO)['erro'] | (typeof CODIGO_RECUSADO)['erro'] | ReturnType<typeof foraDoHorario>['erro'] | RecusaDaTentativa;

/** Opens the session of who has shown the password and now shows the code. A wrong code is a failure like a wrong password, in the same count. */
export async function entrarComSegundoFator(pool: Pool, chaves: ChavesDeSessao, pedido: PedidoDoSegundoPasso, de: De): Promise<Resultado<Entrada | EstacaoPedida, Recusas>> {
  const identificador = tokenAssinado(pedido.passo, chaves.atual);
  const dono = identificador === undefined ? undefined : await donoDoPasso(pool, identificador);
  if (identificador === undefined || dono === undefined) return PASSO_VENCIDO;
  const negar = (motivo: string) => auditarRecusa(pool, { autor: de, funcao: 'acesso/entrar', objeto: `usuario:${dono.login}`, motivo });
  const dispositivo = pedido.dispositivo ?? segredoAleatorio();
  const vez = await comecar(pool, { login: dono.login, ip: de.ip, dispositivo: pedido.dispositivo === undefined ? null : resumoDe(dispositivo) }, pedido.prova);
  if (!vez.ok) {
    await negar(vez.erro.codigo);
    return vez;
  }
  let porque: EntradaNegada = ENTRADA_NEGADA.SEGUNDO_FATOR;
  try {
    const aberta = vez.valor.calada ? ENTRADA_NEGADA.FALHAS : await abrir(pool, chaves, { ...dono, identificador, codigo: pedido.codigo, estacao: pedido.estacao, dispositivo, tentativa: vez.valor }, de);
    if (typeof aberta !== 'string') return ok(aberta);
    porque = aberta;
  } catch (erro) {
    if (!(erro instanceof ForaDoHorario) && !(erro instanceof ForaDeEstacao)) throw erro;
    await faltaOutroPasso(pool, vez.valor);
    if (erro instanceof ForaDeEstacao) {
      await negar('estação');
      return responderForaDeEstacao(pool, erro, pedido.estacao, de);
    }
    await negar('fora do horário');
    return foraDoHorario(erro.message);
  }
  await falhou(pool, vez.valor, de.dispositivo);
  await negar(porque);
  return ehCodigoDeReservaAntigo(pedido.codigo) ? CODIGO_ANTIGO : CODIGO_RECUSADO;
}

interface Passo {
  readonly usuario: string;
  readonly login: string;
  readonly identificador: string;
  readonly codigo: string;
  readonly dispositivo: string;
  readonly estacao: DoNavegador;
  readonly tentativa: Tentativa;
}

/** A step that was used, or a code that does not open, leaves everything as it was. */
class NaoAbre extends Error {
  override readonly name = 'NaoAbre';
  readonly porque: EntradaNegada;

  constructor(porque: EntradaNegada = ENTRADA_NEGADA.SEGUNDO_FATOR) {
    super();
    this.porque = porque;
  }
}

async function abrir(pool: Pool, chaves: ChavesDeSessao, p: Passo, de: De): Promise<Entrada | EntradaNegada> {
  try {
    return await emTransacao(pool, async (cliente) => {
      const comQue = await codigoAbre(cliente, chaves, p.usuario, p.codigo);
      const quem = await conhecidoPor(cliente, p.usuario);
      if (comQue === undefined || quem === undefined) throw new NaoAbre();
      if (!quem.ativo) throw new NaoAbre(ENTRADA_NEGADA.INATIVO);
      if (!quem.valido) throw new NaoAbre(ENTRADA_NEGADA.VALIDADE);
      if (!(await gastarPasso(cliente, p.identificador))) throw new NaoAbre();
      await conferirDireitos(cliente, quem);
      const doAto = await conferirEstacao(cliente, p.estacao, quem, de);
      const token = await abrirSessaoDe(cliente, p.usuario, 'SEGUNDO_FATOR', de);
      const sessoesEncerradas = await assumir(cliente, quem, token, undefined);
      await acertou(cliente, p.tentativa, quem.id, resumoDe(p.dispositivo));
      await auditar(cliente, { autor: { ...doAto, nome: quem.nome }, funcao: 'acesso/entrar', objeto: `usuario:${p.login}`, depois: { segundoFator: comQue, sessoesEncerradas } });
      return { cookie: assinarSessao(token, chaves.atual), nome: quem.nome, trocarSenha: quem.trocaSenha, ultimoAcesso: quem.ultimoAcesso, dispositivo: p.dispositivo, sessoesEncerradas };
    });
  } catch (erro) {
    if (erro instanceof NaoAbre) return erro.porque;
    if (erro instanceof SemAcesso) return ENTRADA_NEGADA.PERFIL_VAZIO;
    if (erro instanceof BloqueadoEnquantoIsso) return ENTRADA_NEGADA.BLOQUEIO;
    throw erro;
  }
}
