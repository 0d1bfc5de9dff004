import { semCpf } from '../../../domain/cadastro/mascaras/texto-livre.ts';
import { trocarChave, type Andamento } from '../../../layers/pessoais/trocar-chave.ts';
import { comBanco, type OpcoesDoBanco } from '../acesso-ao-banco.ts';
import { cofreDasChaves } from '../cofre-das-chaves.ts';
import { doTerminal } from '../do-terminal.ts';
import { FalhaDoComando } from '../falhas.ts';
import { diretorioDados } from '../onde.ts';
import { inteiro, quantos } from '../texto.ts';

interface Pedido extends OpcoesDoBanco {
  readonly motivo: string;
  readonly segredo?: string;
  readonly espera: boolean;
}

/** Lines of progress, at most one each so many rows. */
const A_CADA = 10_000;

function emPalavras(a: Andamento): string {
  switch (a.passo) {
    case 'ANUNCIADA':
      return `Chave ${a.chave}: no segredo, ainda sem cifrar. Guarde agora uma cópia do segredo no cofre: perdê-la é perder os dados.`;
    case 'ESPERANDO':
      return `Esperando ${quantos(Math.ceil(a.segundos / 60), 'minuto', 'minutos')} até que todas as funções leiam o segredo…`;
    case 'EM_USO':
      return `Chave ${a.chave}: em uso. O que estava com outra passa para ela; tudo continua abrindo e sendo achado.`;
    case 'CIFRANDO':
      return `${inteiro(a.feitos)} cifrados de novo…`;
    case 'RETIRADA':
      return `Chave ${a.chave}: retirada. Nada ficou com ela, e o banco a recusa de agora em diante.`;
  }
}

/** What the database refuses when the former key is to be retired. */
function recusa(e: unknown): string | undefined {
  const { code, constraint } = e instanceof Error ? (e as { readonly code?: unknown; readonly constraint?: unknown }) : {};
  if (constraint === 'chave_pessoal_em_uso') return 'Alguém cifrou com a chave antiga durante a troca, e ela não foi retirada. Tudo continua abrindo com as duas. Repita o comando sem --no-espera.';
  if (code === '55P03') return 'Outro trabalho segura o cadastro há mais de 15 segundos, e a chave antiga não foi retirada. Tudo continua abrindo com as duas. Repita o comando quando ele terminar.';
  return undefined;
}

/** `nascente dados-pessoais trocar-chave`: to the end, or from where it was stopped. */
export async function comandoTrocarChavePessoal(o: Pedido): Promise<void> {
  const doBancoNomeado = o.banco !== undefined || (process.env['NASCENTE_BANCO'] ?? '') !== '';
  if (doBancoNomeado !== (o.segredo !== undefined)) throw new FalhaDoComando('Diga o banco e o segredo do mesmo ambiente: --banco e --segredo juntos, ou nenhum dos dois para esta máquina.');
  let ditos = 0;
  const dizer = (a: Andamento): void => {
    if (a.passo === 'CIFRANDO' && a.feitos - ditos < A_CADA) return;
    if (a.passo === 'CIFRANDO') ditos = a.feitos;
    console.log(emPalavras(a));
  };
  // inside: the lock on the data directory is taken by then, or the platform that is up holds it
  const feita = await comBanco(o, 'nascente_migrador', async (dono) => {
    const cofre = await cofreDasChaves(o.segredo, diretorioDados(o.dados));
    return trocarChave({ cofre, dono, autor: doTerminal(), motivo: semCpf(o.motivo), esperar: o.espera, dizer });
  }).catch((e: unknown) => {
    const dita = recusa(e);
    throw dita === undefined ? e : new FalhaDoComando(dita, { cause: e });
  });
  if (feita === 'OUTRA_EM_CURSO') throw new FalhaDoComando('Outra troca desta chave está em curso neste banco. Espere que termine; se ela parou, a conexão dela acaba em instantes: repita.');
  if (feita.perdidos > 0) {
    throw new FalhaDoComando(`${inteiro(feita.perdidos)} dados pessoais não abrem com nenhuma chave do segredo, e nenhuma chave foi retirada. Ponha em "anteriores" a chave com que foram gravados (docs/runbook/chaves-dos-dados-pessoais.md) e repita.`);
  }
  console.log(`${inteiro(feita.recifrados)} documentos, telefones, e-mails e textos cifrados de novo. Só a chave ${feita.chave} está no segredo. Está na auditoria.`);
}
