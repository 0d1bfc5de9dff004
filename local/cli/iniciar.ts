import { join } from 'node:path';
import pc from 'picocolors';
import { criarCodigoDeEntrada } from '../../layers/postgres/acesso/sessao.ts';
import { haAdministrador } from '../../layers/postgres/acesso/usuarios.ts';
import { garantirPaginas } from '../paginas/garantir.ts';
import { iniciarPlataforma } from '../plataforma/iniciar.ts';
import { pararComSinais, type Plataforma } from '../plataforma/plataforma.ts';
import { montarCenario, NOME_DO_BANCO, poolDoPapel } from '../principal/cenario.ts';
import { demonstracaoDe } from '../principal/demonstracao.ts';
import { fundarCidade } from '../principal/fundar-cidade.ts';
import { CELIO, garantirTokens, LOGIN_DA_MARINA, MARINA, OPERADOR, type Tokens } from '../principal/pessoas.ts';
import { criarTela, type Tela } from '../principal/tela.ts';
import { fazerTrabalho } from '../principal/trabalho.ts';
import { LIGACOES_PADRAO, type OpcoesDeIniciar } from './comandos/plataforma.ts';
import { prepararPastaDeDados } from './criar-pasta.ts';
import { anunciar, retirarAnuncio } from './estado.ts';
import { relatarFalha } from './falhas.ts';
import { diretorioDados, RAIZ } from './onde.ts';
import { comando, duracao, inteiro } from './texto.ts';

function subir(o: OpcoesDeIniciar, dados: string, tela: Tela): Promise<Plataforma> {
  const portas = o.porta === undefined ? {} : { portas: { publica: o.porta, aws: o.porta + 1 }, exigirPortaPublica: true };
  const opcoes = { diretorioDados: dados, ...portas, ...(o.limpar === true ? { limpar: true } : {}), avisar: (texto: string) => tela.escrever(texto) };
  return tela.passo(
    o.limpar === true ? 'Plataforma, do zero' : 'Plataforma',
    () => iniciarPlataforma(opcoes),
    (p) => `no ar em ${p.urlApi}`,
  );
}

/** How one enters, said to who is at this terminal: an address that opens the screens once, or what to do where there is no demonstration. */
async function comoEntrar(plataforma: Plataforma, dados: string, login: string): Promise<readonly [string, string]> {
  const pool = poolDoPapel(plataforma, dados, 'nascente_app');
  try {
    const codigo = await criarCodigoDeEntrada(pool, login);
    if (codigo !== undefined) return [`${plataforma.urlApi}/api/entrar?codigo=${codigo}`, `(entra como ${MARINA}; vale uma vez, por 15 minutos)`];
    if (await haAdministrador(pool)) return [plataforma.urlApi, '(entre com o seu usuário e a sua senha)'];
    return [plataforma.urlApi, `(para ter quem entre: ${comando('acesso primeiro-administrador --login … --nome …')})`];
  } finally {
    await pool.end();
  }
}

async function mostrarEnderecos(plataforma: Plataforma, dados: string, tela: Tela): Promise<void> {
  const [sistema, como] = await comoEntrar(plataforma, dados, LOGIN_DA_MARINA);
  const linhas: (readonly [string, string])[] = [
    ['Sistema', pc.cyan(sistema)],
    ['', como],
    ['Referência da API', pc.cyan(`${plataforma.urlApi}/docs/`)],
    ['Contas em PDF', join(dados, 's3', 'documentos', 'impressao')],
    ['Caixa de entrada', join(dados, 's3', 'entrada')],
    ['Dados e registros', dados],
  ];
  tela.escrever(`\nAbra\n${linhas.map(([nome, valor]) => `  ${nome.padEnd(18)} ${valor}`).join('\n')}`);
}

async function trabalhar(plataforma: Plataforma, tokens: Tokens, o: OpcoesDeIniciar, dados: string, tela: Tela): Promise<void> {
  const demonstracao = demonstracaoDe(dados, plataforma.hoje(), o.ligacoes);
  const { gravada } = await fundarCidade(plataforma, dados, demonstracao, tela);
  if (demonstracao.nova && !gravada) {
    tela.escrever('O banco tem ligações que não são da demonstração: nada é simulado nem faturado. Use --sem-demonstracao.');
    return;
  }
  if (!gravada && o.ligacoes !== LIGACOES_PADRAO && o.ligacoes !== demonstracao.ligacoes) tela.escrever(`A cidade tem ${inteiro(demonstracao.ligacoes)} ligações desde o começo; para outro tamanho, --limpar.`);
  const cenario = montarCenario(plataforma, dados, demonstracao, tokens, tela);
  try {
    await fazerTrabalho(cenario);
  } finally {
    await cenario.leitura.end();
  }
}

/** True from the moment that somebody asks the process to end: what fails after that is because of it. */
function ouvirSinais(plataforma: Plataforma, dados: string): () => boolean {
  let encerrando = false;
  const marcar = (): void => {
    encerrando = true;
  };
  process.on('SIGINT', marcar);
  process.on('SIGTERM', marcar);
  pararComSinais(plataforma, () => {
    retirarAnuncio(dados);
    process.exit(0);
  });
  return () => encerrando;
}

async function prepararETrabalhar(plataforma: Plataforma, o: OpcoesDeIniciar, dados: string, tela: Tela): Promise<void> {
  const tokens = await garantirTokens(plataforma, o.semDemonstracao === true ? [OPERADOR] : [MARINA, CELIO, OPERADOR]);
  const { host, porta } = plataforma.banco;
  anunciar(dados, { endereco: plataforma.urlApi, urlAws: plataforma.urlAws, token: tokens.get(OPERADOR) ?? '', banco: { host, porta, nome: NOME_DO_BANCO } });
  if (o.semDemonstracao !== true) await trabalhar(plataforma, tokens, o, dados, tela);
}

/** `npm start`: the platform of this machine, its demonstration town and the work of the month. Stays up until Ctrl+C, unless told to leave. */
export async function iniciar(o: OpcoesDeIniciar): Promise<void> {
  const inicio = performance.now();
  const tela = criarTela(process.stdout);
  const dados = diretorioDados(o.dados);
  prepararPastaDeDados(dados);
  tela.escrever(`${pc.bold('Nascente')} · dados em ${dados}`);
  const paginas = garantirPaginas(RAIZ, (texto) => tela.escrever(texto));
  await paginas.comecaram;
  const plataforma = await subir(o, dados, tela);
  const encerrando = ouvirSinais(plataforma, dados);
  let falhou = false;
  try {
    await prepararETrabalhar(plataforma, o, dados, tela);
  } catch (e) {
    if (encerrando()) return;
    falhou = true;
    await relatarFalha(e);
    tela.escrever('O trabalho parou aqui; o próximo "npm start" continua deste ponto.');
  }
  await paginas.prontas;
  await mostrarEnderecos(plataforma, dados, tela);
  tela.escrever(`\n${falhou ? 'No ar' : 'Pronto'} em ${duracao(performance.now() - inicio)}.${o.sair === true ? '' : ' Ctrl+C encerra; de novo, "npm start" continua daqui.'}`);
  if (o.sair !== true) return;
  retirarAnuncio(dados);
  await plataforma.parar();
  process.exit();
}
