import { InvalidArgumentError, type Command } from 'commander';

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

export function umaReferencia(texto: string): string {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(texto)) throw new InvalidArgumentError('Diga o mês como AAAA-MM.');
  return texto;
}

export function umaData(texto: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(texto)) throw new InvalidArgumentError('Diga o dia como AAAA-MM-DD.');
  return texto;
}
