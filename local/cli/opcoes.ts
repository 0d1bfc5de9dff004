import { isIP } from 'node:net';
import { InvalidArgumentError, type Command } from 'commander';
import { ehDataCivil } from '../../domain/comum/data-civil.ts';
import { MAIOR_AVISO, MAIOR_CDC } from '../../domain/comum/identidades.ts';

/** Adds what every command that acts through the API accepts. */
export function comApi(comando: Command): Command {
  return comando
    .option('--endereco <url>', 'endereço da plataforma (ou NASCENTE_ENDERECO); sem ele, a que está no ar nesta máquina')
    .option('--token <token>', 'token de operador (ou NASCENTE_TOKEN)')
    .option('--dados <pasta>', 'diretório de dados da plataforma desta máquina')
    .option('--json', 'mostra a resposta da API como veio');
}

/** Adds what every command that goes straight to the database accepts. */
export function comBancoDeDados(comando: Command): Command {
  return comando
    .option('--banco <url>', 'postgres://usuario:senha@host:porta/nome (ou NASCENTE_BANCO); sem ele, o banco desta máquina')
    .option('--dados <pasta>', 'diretório de dados da plataforma desta máquina');
}

/** A whole number of at least `minimo`. */
export function inteiroDesde(minimo: number, maximo = Number.MAX_SAFE_INTEGER): (texto: string) => number {
  return (texto) => {
    const n = Number(texto);
    if (!/^\d+$/.test(texto) || !Number.isSafeInteger(n) || n < minimo || n > maximo) {
      throw new InvalidArgumentError(`Diga um número inteiro de ${minimo}${maximo === Number.MAX_SAFE_INTEGER ? ' em diante' : ` a ${maximo}`}.`);
    }
    return n;
  };
}

/** What the database and the API count with: beyond it, a number is no number of ours. */
export const umGrupo = inteiroDesde(1, 32_767);
export const umConvenio = inteiroDesde(1, 32_767);
export const umNumero = inteiroDesde(1, 2_147_483_647);
export const umAviso = inteiroDesde(1, MAIOR_AVISO);
export const umCdc = inteiroDesde(1, MAIOR_CDC);

/** The least that the API takes for a reason; a test holds both equal. */
export const MENOR_MOTIVO = 5;

export function umMotivo(texto: string): string {
  if (texto.trim().length < MENOR_MOTIVO) throw new InvalidArgumentError(`Diga o motivo em palavras, com ${MENOR_MOTIVO} letras ou mais: ele fica na auditoria.`);
  return texto;
}

export function umaReferencia(texto: string): string {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(texto)) throw new InvalidArgumentError('Diga o mês como AAAA-MM, por exemplo 2026-11.');
  return texto;
}

export function umaRede(texto: string): string {
  const [endereco = '', tamanho] = texto.split('/');
  const maior = { 0: -1, 4: 32, 6: 128 }[isIP(endereco)] ?? -1;
  if (maior < 0 || (tamanho !== undefined && !(/^\d{1,3}$/.test(tamanho) && Number(tamanho) <= maior))) throw new InvalidArgumentError('Use um endereço (203.0.113.7) ou uma rede (10.2.0.0/16).');
  return texto;
}

export function umUsuario(texto: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(texto)) throw new InvalidArgumentError('Diga o identificador do usuário, que está no endereço da tela dele: 8-4-4-4-12 letras e algarismos.');
  return texto;
}

export function umaData(texto: string): string {
  if (!ehDataCivil(texto)) throw new InvalidArgumentError('Diga um dia que exista, como AAAA-MM-DD, por exemplo 2026-11-05.');
  return texto;
}
