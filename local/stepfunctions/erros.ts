/** An error of a state, as retriers and catchers see it: a name and a cause. */
export class ErroDeEstado extends Error {
  readonly erro: string;
  readonly causa: string;
  constructor(erro: string, causa: string) {
    super(`${erro}: ${causa}`);
    this.erro = erro;
    this.causa = causa;
  }
}

/** Errors that no wildcard matches; a Catch cannot mend a definition. */
const SO_PELO_NOME = new Set(['States.Runtime', 'States.DataLimitExceeded']);
const PRAZOS = new Set(['States.Timeout', 'States.HeartbeatTimeout']);

/** Whether `ErrorEquals` of a retrier or catcher names this error, wildcards included. */
export function casa(nomes: readonly string[], { erro }: ErroDeEstado): boolean {
  return nomes.some((nome) => {
    if (nome === erro) return true;
    if (SO_PELO_NOME.has(erro)) return false;
    if (nome === 'States.Timeout') return PRAZOS.has(erro);
    return nome === 'States.ALL' || (nome === 'States.TaskFailed' && !PRAZOS.has(erro));
  });
}
