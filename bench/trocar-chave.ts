/** `npm run bench:chave`: the master key of personal data is changed under 180,000 people with telephone and e-mail, while one of them is searched for by document. */
import { digitosDoCpf, lerDocumento, type Documento } from '../domain/cadastro/documento.ts';
import { protecaoDePessoas, type SegredoDasChaves } from '../layers/pessoais/proteger.ts';
import { trocarChave } from '../layers/pessoais/trocar-chave.ts';
import { criarPool, type Pool } from '../layers/postgres/conexao.ts';
import { migrar } from '../layers/postgres/migrador.ts';
import { garantirBanco, MIGRADOR } from '../local/banco/papeis.ts';
import { iniciarServidor } from './banco/servidor.ts';

const PESSOAS = 180_000;
const POR_VEZ = 20_000;
const DADOS = PESSOAS * 3;
/** What whoever changes the key may wait, besides the time in which the functions read the secret. */
const META_S = 300;

function documento(i: number): Documento {
  const base = String(100_000_000 + i);
  const lido = lerDocumento(base + digitosDoCpf(base));
  if (!lido.ok) throw new Error(lido.erro.mensagem);
  return lido.valor;
}

async function povoar(pool: Pool, { proteger, protegerContato }: ReturnType<typeof protecaoDePessoas>): Promise<void> {
  for (let de = 0; de < PESSOAS; de += POR_VEZ) {
    const ids = Array.from({ length: POR_VEZ }, (_, i) => de + i + 1);
    const documentos = ids.map((i) => proteger(documento(i)));
    await pool.query(
      `INSERT INTO cadastro.pessoa (id, nome, documento_tipo, documento_cifrado, documento_indice, documento_mascara) SELECT i, 'Pessoa ' || i, 'CPF', c, x, m FROM unnest($1::integer[], $2::bytea[], $3::bytea[], $4::text[]) n (i, c, x, m)`,
      [ids, documentos.map((d) => d.cifrado), documentos.map((d) => d.indice), documentos.map((d) => d.mascara)],
    );
    for (const tipo of ['TELEFONE', 'EMAIL'] as const) {
      const contatos = ids.map((i) => protegerContato(tipo, tipo === 'EMAIL' ? `p${i}@exemplo.com.br` : `15${900_000_000 + i}`));
      await pool.query(
        'INSERT INTO cadastro.contato (pessoa, tipo, valor_cifrado, valor_indice, mascara) SELECT i, $5, c, x, m FROM unnest($1::integer[], $2::bytea[], $3::bytea[], $4::text[]) n (i, c, x, m)',
        [ids, contatos.map((d) => d.cifrado), contatos.map((d) => d.indice), contatos.map((d) => d.mascara), tipo],
      );
    }
  }
}

/** Somebody looks for people by their documents, one after the other, until the rotation ends. @returns the worst wait in ms, and how many were not found */
async function procurar(pool: Pool, anel: () => SegredoDasChaves, continuar: () => boolean): Promise<{ readonly vezes: number; readonly pior: number; readonly sumidos: number }> {
  let [vezes, pior, sumidos] = [0, 0, 0];
  for (; continuar(); vezes++) {
    const indices = protecaoDePessoas(anel()).indices(documento(1 + ((vezes * 7919) % PESSOAS)));
    const inicio = performance.now();
    const { rowCount } = await pool.query('SELECT FROM cadastro.pessoa WHERE documento_indice = ANY ($1::bytea[])', [indices]);
    pior = Math.max(pior, performance.now() - inicio);
    sumidos += rowCount === 1 ? 0 : 1;
    await new Promise((resolver) => setTimeout(resolver, 5));
  }
  return { vezes, pior, sumidos };
}

async function main(): Promise<void> {
  const s = await iniciarServidor(null);
  let anel: SegredoDasChaves = { chave: 'chave-mestra-do-bench-com-mais-de-32-letras' };
  try {
    await garantirBanco(s.postgres, 'chave', MIGRADOR);
    const senhas = { nascente_app: s.senhas.nascente_app, nascente_lote: s.senhas.nascente_lote, nascente_leitura: s.senhas.nascente_leitura };
    await migrar({ conexao: { connectionString: s.postgres.url('chave', MIGRADOR, s.senhas[MIGRADOR]) }, senhas });
    const [dono, app] = [criarPool({ ...s.acesso('chave', MIGRADOR), maximo: 3 }), criarPool(s.acesso('chave', 'nascente_app'))];
    await povoar(dono, protecaoDePessoas(anel));
    let trocando = true;
    const procurando = procurar(app, () => anel, () => trocando);
    const inicio = performance.now();
    const cofre = { ler: () => Promise.resolve({ anel, desde: new Date() }), gravar: (novo: SegredoDasChaves) => Promise.resolve(void (anel = novo)) };
    const feita = await trocarChave({ cofre, dono, autor: { nome: 'sistema:bench' }, motivo: 'medida', esperar: false, dizer: () => undefined });
    const segundos = (performance.now() - inicio) / 1000;
    trocando = false;
    const { vezes, pior, sumidos } = await procurando;
    if (feita === 'OUTRA_EM_CURSO' || feita.recifrados !== DADOS) throw new Error('a troca não cifrou tudo de novo');
    process.stdout.write(`${DADOS} dados de ${PESSOAS} pessoas em ${segundos.toFixed(1)} s, ${Math.round(DADOS / segundos)} por segundo; meta ${META_S} s\n`);
    process.stdout.write(`${vezes} buscas enquanto isso: ${sumidos} não acharam, a pior demorou ${Math.round(pior)} ms\n`);
    if (segundos > META_S || sumidos > 0) process.exitCode = 1;
    await Promise.all([dono.end(), app.end()]);
  } finally {
    await s.parar();
  }
}

await main();
