import { caminhoDigitado, diretorioDaChamada } from '../cli/onde.ts';
import { FalhaDoComando } from '../cli/falhas.ts';
import { motivoDoArquivo } from '../cli/motivos.ts';
import { casosDaPasta, type ConjuntoDeCasos, type PastaDeCasos } from './arquivos-de-casos.ts';
import { codigoDeSaida, conferir, resumir, type Contagem } from './conferir.ts';
import { respondedorDe } from './responder.ts';

/** Differences shown of each file; `conferir` shows them all. */
const MOSTRADAS = 10;

async function conferirConjunto({ tipo, arquivo, bytes }: ConjuntoDeCasos): Promise<Contagem> {
  let mostradas = 0;
  return conferir(respondedorDe(tipo, arquivo, diretorioDaChamada()), bytes(), {
    aoRecusarLinha: (numero, motivo) => console.log(`    linha ${numero}: ${motivo}`),
    aoResponder: ({ id, confere, diferencas }) => {
      if (confere !== false || ++mostradas > MOSTRADAS) return;
      for (const { campo, esperado, obtido } of diferencas) {
        console.log(`    ${String(id)}: ${campo}: esperado ${JSON.stringify(esperado)}, obtido ${JSON.stringify(obtido)}`);
      }
    },
  });
}

function ler(pasta: string): PastaDeCasos {
  try {
    return casosDaPasta(caminhoDigitado(pasta));
  } catch (e) {
    throw new FalhaDoComando(`Não foi possível ler a pasta ${pasta}: ${motivoDoArquivo(e) ?? (e as Error).message}. Confira o nome.`);
  }
}

/** `nascente conformidade <pasta>`. Exit code as `conferir`; 2 also when there is nothing to compare. */
export async function comandoConformidade(pasta: string): Promise<void> {
  const { conjuntos, naoConferidos } = ler(pasta);
  const total = { casos: 0, conferem: 0, diferem: 0, semComparacao: 0, naoSaoCasos: 0 };
  for (const conjunto of conjuntos) {
    const contagem = await conferirConjunto(conjunto);
    for (const chave of Object.keys(total) as (keyof Contagem)[]) total[chave] += contagem[chave];
    console.log(`${codigoDeSaida(contagem) === 0 ? '✓' : '✗'} ${conjunto.tipo.padEnd(11)} ${conjunto.nome}: ${resumir(contagem)}`);
  }
  for (const nome of naoConferidos) console.log(`– ${nome}: tipo de caso que ainda não é conferido`);
  if (conjuntos.length === 0) throw new FalhaDoComando(`Nenhum arquivo de casos conhecido em ${pasta}. Os nomes esperados estão em docs/manual/linha-de-comando.md.`);
  console.log(`Total: ${resumir(total)}`);
  process.exitCode = codigoDeSaida(total);
}
