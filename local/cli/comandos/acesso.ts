import { InvalidArgumentError, type Command } from 'commander';
import type { OpcoesDoBanco } from '../acesso-ao-banco.ts';
import { comBancoDeDados } from '../opcoes.ts';

/** As the CHECK of acesso.usuario. */
function umLogin(texto: string): string {
  const login = texto.trim().toLowerCase();
  if (!/^[a-z0-9][a-z0-9._-]{2,39}$/.test(login)) throw new InvalidArgumentError('O usuário tem de 3 a 40 letras sem acento, algarismos, ponto, hífen ou sublinhado, e começa por letra ou algarismo.');
  return login;
}

function umNome(texto: string): string {
  const nome = texto.trim().normalize('NFC');
  if (nome.length < 3 || nome.length > 120 || /\p{C}/u.test(nome)) throw new InvalidArgumentError('Diga o nome inteiro da pessoa, com 3 letras ou mais.');
  return nome;
}

function umEmail(texto: string): string {
  const email = texto.trim().toLowerCase();
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) || email.length > 254) throw new InvalidArgumentError('Diga o e-mail inteiro, por exemplo ana@saae.sp.gov.br.');
  return email;
}

/** Who may enter, from the terminal that is beside the database. */
export function comandosDoAcesso(raiz: Command): void {
  const acesso = raiz.command('acesso').description('pessoas: o primeiro administrador, a lista inicial, senhas provisórias e endereços de entrada');
  comBancoDeDados(acesso.command('primeiro-administrador'))
    .description('cria quem cria os outros, se ainda não há administrador; mostra uma vez a senha provisória')
    .requiredOption('--login <usuario>', 'com que a pessoa entra', umLogin)
    .requiredOption('--nome <nome>', 'nome da pessoa, como a auditoria o escreve', umNome)
    .option('--email <email>', 'para entrar por ele também', umEmail)
    .action(async (o: OpcoesDoBanco & { login: string; nome: string; email?: string }) => (await import('../atos/acesso.ts')).comandoPrimeiroAdministrador(o));
  comBancoDeDados(acesso.command('importar-usuarios'))
    .description('cria as pessoas de uma planilha (CSV): tudo ou nada; cada uma com uma senha provisória, num arquivo novo que só você lê')
    .requiredOption('--arquivo <caminho>', 'CSV separado por ponto e vírgula: usuário, nome, perfis e, se houver, e-mail, departamento, setores, horário, válido de, válido até')
    .option('--conferir', 'só confere e mostra o que corrigir: não grava nada')
    .option('--senhas <caminho>', 'onde gravar as senhas provisórias; sem ela, ao lado da planilha, com -senhas no nome')
    .action(async (o: OpcoesDoBanco & { arquivo: string; conferir?: boolean; senhas?: string }) => (await import('../atos/importar-usuarios.ts')).comandoImportarUsuarios(o));
  comBancoDeDados(acesso.command('nova-senha'))
    .description('dá a uma pessoa uma senha provisória, que só serve para trocar por outra, e encerra as sessões dela')
    .argument('<usuario>', 'com que a pessoa entra', umLogin)
    .action(async (login: string, o: OpcoesDoBanco) => (await import('../atos/acesso.ts')).comandoNovaSenha(login, o));
  comBancoDeDados(acesso.command('entrar'))
    .description('mostra um endereço que deixa a pessoa entrar uma vez, em até 15 minutos')
    .argument('<usuario>', 'com que a pessoa entra', umLogin)
    .option('--endereco <url>', 'endereço do sistema (ou NASCENTE_ENDERECO); sem ele, o que está no ar nesta máquina')
    .option('--abrir-o-dia', 'a um administrador que o próprio horário deixou de fora: hoje vale o dia todo')
    .action(async (login: string, o: OpcoesDoBanco & { endereco?: string; abrirODia?: boolean }) => (await import('../atos/acesso.ts')).comandoEntrar(login, o));
}
