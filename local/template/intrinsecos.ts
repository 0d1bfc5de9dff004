import type { Montagem, Pilha, RecursoBruto } from './montagem.ts';
import { atributoDe, refDe } from './atributos.ts';
import { CONTA, REGIAO } from './nomes.ts';
import type { Enderecos } from './nomes.ts';

const SEM_VALOR = Symbol('AWS::NoValue');

type Objeto = Readonly<Record<string, unknown>>;

function ehObjeto(v: unknown): v is Objeto {
  return typeof v === 'object' && v !== null && !Array.isArray(v);
}

/** Resolves CloudFormation intrinsics over all the stacks of one assembly. */
export class Resolvedor {
  readonly #exportados = new Map<string, { pilha: Pilha; valor: unknown }>();
  readonly #montagem: Montagem;
  readonly #enderecos: Enderecos;

  constructor(montagem: Montagem, enderecos: Enderecos) {
    this.#montagem = montagem;
    this.#enderecos = enderecos;
    for (const pilha of montagem.pilhas.values()) {
      for (const saida of Object.values(pilha.saidas)) {
        if (saida.Export !== undefined) this.#exportados.set(String(this.valor(pilha, saida.Export.Name)), { pilha, valor: saida.Value });
      }
    }
  }

  /** The physical id: what `Ref` of the resource answers. */
  ref(r: RecursoBruto): string {
    return refDe(r, (nome) => this.#propriedade(r, nome), this.#enderecos);
  }

  atributo(r: RecursoBruto, nome: string): unknown {
    return atributoDe(r, nome, (p) => this.#propriedade(r, p), this.#enderecos);
  }

  /** All the properties of a resource, resolved. */
  propriedades(r: RecursoBruto): Readonly<Record<string, unknown>> {
    const valor = this.valor(this.#pilha(r.pilha), r.propriedades);
    if (!ehObjeto(valor)) throw new Error(`As propriedades de ${r.idLogico} não são um objeto.`);
    return valor;
  }

  /** False when the resource has a Condition that does not hold. */
  existe(r: RecursoBruto): boolean {
    return r.condicao === undefined || this.#condicao(this.#pilha(r.pilha), r.condicao);
  }

  /** Resolves any value found in a template of `pilha`. */
  valor(pilha: Pilha, v: unknown): unknown {
    const resolvido = this.#resolver(pilha, v);
    return resolvido === SEM_VALOR ? undefined : resolvido;
  }

  #propriedade(r: RecursoBruto, nome: string): unknown {
    return this.valor(this.#pilha(r.pilha), r.propriedades[nome]);
  }

  #pilha(nome: string): Pilha {
    const pilha = this.#montagem.pilhas.get(nome);
    if (pilha === undefined) throw new Error(`Pilha ${nome} não existe na montagem.`);
    return pilha;
  }

  #resolver(pilha: Pilha, v: unknown): unknown {
    if (Array.isArray(v)) return v.map((i: unknown) => this.#resolver(pilha, i)).filter((i) => i !== SEM_VALOR);
    if (!ehObjeto(v)) return v;
    const [chave, ...outras] = Object.keys(v);
    if (chave !== undefined && outras.length === 0 && (chave === 'Ref' || chave === 'Condition' || chave.startsWith('Fn::'))) {
      // `Condition` is also an ordinary property (IAM statements): only a string that names a condition is the intrinsic.
      if (chave !== 'Condition' || (typeof v[chave] === 'string' && v[chave] in pilha.condicoes)) return this.#funcao(pilha, chave, v[chave]);
    }
    const saida: Record<string, unknown> = {};
    for (const [k, interno] of Object.entries(v)) {
      const r = this.#resolver(pilha, interno);
      if (r !== SEM_VALOR) saida[k] = r;
    }
    return saida;
  }

  #funcao(pilha: Pilha, nome: string, argumento: unknown): unknown {
    const lista = (): readonly unknown[] => this.#lista(pilha, argumento);
    switch (nome) {
      case 'Ref':
        return this.#ref(pilha, String(argumento));
      case 'Fn::GetAtt':
        return this.#getAtt(pilha, argumento);
      case 'Fn::Join': {
        const [separador, partes] = lista();
        return this.#lista(pilha, partes).map(String).join(String(separador));
      }
      case 'Fn::Sub':
        return this.#sub(pilha, argumento);
      case 'Fn::Select': {
        const [indice, itens] = lista();
        return this.#lista(pilha, itens)[Number(indice)];
      }
      case 'Fn::Split': {
        const [separador, texto] = lista();
        return String(texto).split(String(separador));
      }
      case 'Fn::ImportValue':
        return this.#importado(String(this.#resolver(pilha, argumento)));
      case 'Fn::FindInMap': {
        const [mapa, primeira, segunda] = lista().map(String);
        return this.#resolver(pilha, pilha.mapeamentos[mapa ?? '']?.[primeira ?? '']?.[segunda ?? '']);
      }
      case 'Fn::Base64':
        return Buffer.from(String(this.#resolver(pilha, argumento))).toString('base64');
      case 'Fn::GetAZs':
        return ['a', 'b', 'c'].map((z) => `${REGIAO}${z}`);
      case 'Fn::ToJsonString':
        return JSON.stringify(this.#resolver(pilha, argumento));
      default:
        return this.#logica(pilha, nome, argumento);
    }
  }

  #logica(pilha: Pilha, nome: string, argumento: unknown): unknown {
    switch (nome) {
      case 'Condition':
        return this.#condicao(pilha, String(argumento));
      case 'Fn::If': {
        if (!Array.isArray(argumento)) throw new Error('Fn::If sem lista.');
        return this.#resolver(pilha, this.#condicao(pilha, String(argumento[0])) ? argumento[1] : argumento[2]);
      }
      case 'Fn::Equals': {
        const [a, b] = this.#lista(pilha, argumento);
        return a === b;
      }
      case 'Fn::Not':
        return this.#lista(pilha, argumento)[0] !== true;
      case 'Fn::And':
        return this.#lista(pilha, argumento).every((c) => c === true);
      case 'Fn::Or':
        return this.#lista(pilha, argumento).some((c) => c === true);
      default:
        throw new Error(`A função ${nome}, usada na pilha ${pilha.nome}, não é conhecida pelo ambiente local.`);
    }
  }

  #lista(pilha: Pilha, v: unknown): readonly unknown[] {
    const resolvido = this.#resolver(pilha, v);
    if (!Array.isArray(resolvido)) throw new Error(`Esperava uma lista na pilha ${pilha.nome}: ${JSON.stringify(v)}`);
    return resolvido;
  }

  #condicao(pilha: Pilha, nome: string): boolean {
    if (!(nome in pilha.condicoes)) throw new Error(`A condição ${nome} não existe na pilha ${pilha.nome}.`);
    return this.#resolver(pilha, pilha.condicoes[nome]) === true;
  }

  #ref(pilha: Pilha, nome: string): unknown {
    const recurso = pilha.recursos.get(nome);
    if (recurso !== undefined) return this.ref(recurso);
    if (nome in pilha.parametros) return pilha.parametros[nome]?.Default;
    switch (nome) {
      case 'AWS::AccountId':
        return CONTA;
      case 'AWS::Region':
        return REGIAO;
      case 'AWS::Partition':
        return 'aws';
      case 'AWS::URLSuffix':
        return 'amazonaws.com';
      case 'AWS::StackName':
        return pilha.nome;
      case 'AWS::StackId':
        return `arn:aws:cloudformation:${REGIAO}:${CONTA}:stack/${pilha.nome}/local`;
      case 'AWS::NoValue':
        return SEM_VALOR;
      case 'AWS::NotificationARNs':
        return [];
      default:
        throw new Error(`Ref a ${nome}, que não existe na pilha ${pilha.nome}.`);
    }
  }

  #getAtt(pilha: Pilha, argumento: unknown): unknown {
    const [idLogico, atributo] = Array.isArray(argumento) ? argumento.map(String) : this.#partir(String(argumento));
    const recurso = pilha.recursos.get(idLogico ?? '');
    if (recurso === undefined) throw new Error(`GetAtt de ${String(idLogico)}, que não existe na pilha ${pilha.nome}.`);
    return this.atributo(recurso, atributo ?? '');
  }

  #partir(texto: string): readonly [string, string] {
    const ponto = texto.indexOf('.');
    return [texto.slice(0, ponto), texto.slice(ponto + 1)];
  }

  #sub(pilha: Pilha, argumento: unknown): string {
    const [texto, extras] = Array.isArray(argumento) ? (argumento as [unknown, Objeto]) : [argumento, {}];
    return String(texto).replace(/\$\{(!?)([^}]+)\}/g, (_tudo, literal: string, nome: string) => {
      if (literal === '!') return `\${${nome}}`;
      if (nome in extras) return String(this.#resolver(pilha, extras[nome]));
      const valor = nome.includes('.') ? this.#getAtt(pilha, nome) : this.#ref(pilha, nome);
      return String(valor);
    });
  }

  #importado(nome: string): unknown {
    const exportado = this.#exportados.get(nome);
    if (exportado === undefined) throw new Error(`Fn::ImportValue de ${nome}, que nenhuma pilha exporta.`);
    return this.#resolver(exportado.pilha, exportado.valor);
  }
}
