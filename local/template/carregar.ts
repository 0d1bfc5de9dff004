import { lerMontagem } from './montagem.ts';
import type { RecursoBruto } from './montagem.ts';
import { Resolvedor } from './intrinsecos.ts';
import type { Enderecos } from './nomes.ts';
import { destinoDoTipo } from './tipos.ts';
import type { TipoAtendido } from './tipos.ts';

/** A resource that something here answers for, with every intrinsic resolved. */
export interface Recurso {
  readonly pilha: string;
  readonly idLogico: string;
  readonly tipo: TipoAtendido;
  /** What `Ref` answers: name, URL or id. */
  readonly ref: string;
  readonly propriedades: Readonly<Record<string, unknown>>;
  /** `Fn::GetAtt` of this resource. */
  atributo(nome: string): string;
}

/** The synthesized CDK app, ready to be given to the local services. */
export interface Template {
  readonly recursos: readonly Recurso[];
  doTipo(...tipos: readonly TipoAtendido[]): readonly Recurso[];
  /** Path on disk of an asset, by the S3 key that the template names. */
  ativo(chave: string): string;
}

/** A resource type of the template that the local runtime neither serves nor ignores on purpose. */
export class TipoDesconhecido extends Error {
  constructor(readonly encontrados: readonly RecursoBruto[]) {
    const lista = encontrados.map((r) => `${r.pilha}/${r.idLogico} (${r.tipo})`).join(', ');
    super(
      `O ambiente local não sabe o que fazer com ${lista}. Ensine-o em local/template/tipos.ts: ou um serviço local o atende, ou ele entra na lista dos ignorados.`,
    );
    this.name = 'TipoDesconhecido';
  }
}

function atendidos(brutos: readonly RecursoBruto[]): readonly (RecursoBruto & { readonly tipo: TipoAtendido })[] {
  const desconhecidos = brutos.filter((r) => destinoDoTipo(r.tipo) === 'desconhecido');
  if (desconhecidos.length > 0) throw new TipoDesconhecido(desconhecidos);
  return brutos.filter((r): r is RecursoBruto & { tipo: TipoAtendido } => destinoDoTipo(r.tipo) === 'atendido');
}

/**
 * Reads the cloud assembly at `diretorio` and resolves it for these addresses.
 * Throws {@link TipoDesconhecido}, naming every offender, and Error for an intrinsic that does not resolve.
 */
export async function carregarTemplate(diretorio: string, enderecos: Enderecos): Promise<Template> {
  const montagem = await lerMontagem(diretorio);
  const resolvedor = new Resolvedor(montagem, enderecos);
  const brutos = [...montagem.pilhas.values()].flatMap((p) => [...p.recursos.values()]).filter((r) => resolvedor.existe(r));
  const recursos = atendidos(brutos).map((r): Recurso => ({
    pilha: r.pilha,
    idLogico: r.idLogico,
    tipo: r.tipo,
    ref: resolvedor.ref(r),
    propriedades: resolvedor.propriedades(r),
    atributo: (nome) => String(resolvedor.atributo(r, nome)),
  }));
  return {
    recursos,
    doTipo: (...tipos) => recursos.filter((r) => tipos.includes(r.tipo)),
    ativo: (chave) => {
      const caminho = montagem.ativos.get(chave);
      if (caminho === undefined) throw new Error(`O ativo ${chave} não está na montagem.`);
      return caminho;
    },
  };
}
