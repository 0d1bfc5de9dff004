import { App, Button, Select } from 'antd';
import { useId, useState, type ReactNode, type SubmitEvent } from 'react';
import { flushSync } from 'react-dom';
import type { z } from 'zod';
import { LIMITES_DA_POLITICA, conferirPoliticaDeSenha } from '../../../../../domain/acesso/conferir-politica-de-senha.ts';
import alterarPolitica from '../../../../../events/http/acesso/alterar-politica-de-senha.ts';
import mostrarPolitica from '../../../../../events/http/acesso/mostrar-politica-de-senha.ts';
import { Falha, Recusa } from '../../componentes/falha.tsx';
import { usePode } from '../../moldura/sessao.ts';
import { useAto } from '../../nucleo/ato.ts';
import { MENOR_MOTIVO } from '../../nucleo/motivo.ts';
import { CampoDeMotivo, CampoDeNumero, CampoSimNao } from './campos.tsx';

type Regras = z.output<typeof mostrarPolitica.resposta>;
const OCIOSA = { de: 5, ate: 720 };
const MAXIMA = { de: 1, ate: 24 };
const VALIDADE_SUGERIDA = { validadeEmDias: 180, validadeEmMeses: null };
const SEM_VALIDADE = { validadeEmDias: null, validadeEmMeses: null };

/** Every parameter, what each is for, and why it changes. */
export function FormularioDaPolitica({ regras: vigentes, aoGravar }: { readonly regras: Regras; readonly aoGravar: () => void }) {
  const pode = usePode();
  const [regras, setRegras] = useState(vigentes);
  const [motivo, setMotivo] = useState('');
  const [tentou, setTentou] = useState(false);
  const { message } = App.useApp();
  const ato = useAto(alterarPolitica, [mostrarPolitica.operationId]);
  const erros = errosDe(regras);
  const semMotivo = tentou && motivo.trim().length < MENOR_MOTIVO;
  const problema = ato.data?.ok === false ? ato.data.erro : undefined;
  const gravar = async (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    flushSync(() => setTentou(true));
    e.currentTarget.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    if (Object.keys(erros).length > 0 || motivo.trim().length < MENOR_MOTIVO || ato.isPending) return;
    const resposta = await ato.mutateAsync({ corpo: { ...regras, motivo } }).catch(() => undefined);
    if (resposta?.ok !== true) return;
    void message.success('Regras gravadas: valem a partir de agora.');
    aoGravar();
  };
  return (
    <form className="politica" noValidate onSubmit={(e) => void gravar(e)}>
      <DasSenhas regras={regras} erros={erros} aoMudar={setRegras} />
      <DosConteudos regras={regras} aoMudar={setRegras} />
      <DasSessoes regras={regras} erros={erros} aoMudar={setRegras} />
      {pode.semLimite('politica-de-acesso:alterar') ? (
        <Quadro titulo="Gravar" largo>
          <CampoDeMotivo nome="Motivo" ajuda="Fica na auditoria com o seu nome, e com as regras de antes e de depois." motivo={motivo} falta={semMotivo} aoMudar={setMotivo} />
          {problema && <Recusa problema={problema} />}
          {ato.error && <Falha erro={ato.error} />}
          <Button type="primary" htmlType="submit" loading={ato.isPending}>
            Gravar as regras
          </Button>
        </Quadro>
      ) : (
        <p className="ajuda">Você pode ver as regras, mas não as mudar. Peça ao administrador a permissão para isso.</p>
      )}
    </form>
  );
}

interface PropsDaParte {
  readonly regras: Regras;
  readonly aoMudar: (regras: Regras) => void;
}
type Erros = Readonly<Record<string, string>>;

/** By field, as the server names them; a field left empty is as wrong as one out of its limits. */
function errosDe({ senha, sessao }: Regras): Erros {
  const { de, ate } = OCIOSA;
  const ociosa = sessao.ociosaMinutos >= de && sessao.ociosaMinutos <= ate ? {} : { ociosaMinutos: `Vai de ${de} a ${ate} minutos. Informe um número inteiro entre eles.` };
  const maxima = sessao.maximaHoras >= MAXIMA.de && sessao.maximaHoras <= MAXIMA.ate ? {} : { maximaHoras: `Vai de ${MAXIMA.de} a ${MAXIMA.ate} horas. Informe um número inteiro entre eles.` };
  return { ...Object.fromEntries(conferirPoliticaDeSenha(senha).map(({ campo = '', mensagem }) => [campo, mensagem])), ...ociosa, ...maxima };
}

function Quadro({ titulo, largo = false, children }: { readonly titulo: string; readonly largo?: boolean; readonly children: ReactNode }) {
  return (
    <section className={largo ? 'politica__quadro politica__quadro--largo' : 'politica__quadro'}>
      <h2>{titulo}</h2>
      {children}
    </section>
  );
}

function DasSenhas({ regras, erros, aoMudar }: PropsDaParte & { readonly erros: Erros }) {
  const { senha } = regras;
  const mudar = (parte: Partial<Regras['senha']>) => aoMudar({ ...regras, senha: { ...senha, ...parte } });
  const { minimo, maximo, validadeEmDias, validadeEmMeses, historico } = LIMITES_DA_POLITICA;
  const vence = senha.validadeEmDias !== null || senha.validadeEmMeses !== null;
  return (
    <Quadro titulo="Tamanho e tempo">
      <CampoDeNumero nome="Mínimo" unidade="caracteres" {...minimo} valor={senha.minimo} erro={erros['minimo']} aoMudar={(n) => mudar({ minimo: n ?? 0 })} />
      <CampoDeNumero nome="Máximo" unidade="caracteres" {...maximo} valor={senha.maximo} erro={erros['maximo']} aoMudar={(n) => mudar({ maximo: n ?? 0 })} />
      <CampoDeNumero nome="Não repetir as anteriores" unidade="senhas" {...historico} valor={senha.historico} erro={erros['historico']} aoMudar={(n) => mudar({ historico: n ?? 0 })} />
      <CampoSimNao
        marcado={vence}
        explicacao="Trocas por prazo levam a senhas previsíveis. Ligue só se uma norma da autarquia pedir."
        aoMudar={(sim) => mudar(sim ? VALIDADE_SUGERIDA : SEM_VALIDADE)}
      >
        A senha vence
      </CampoSimNao>
      {vence && (
        <CampoSimNao marcado={senha.validadeEmMeses !== null} aoMudar={(sim) => mudar(sim ? { validadeEmDias: null, validadeEmMeses: 6 } : VALIDADE_SUGERIDA)}>
          Contar a validade em meses
        </CampoSimNao>
      )}
      {senha.validadeEmMeses !== null && (
        <CampoDeNumero nome="Validade" unidade="meses" {...validadeEmMeses} valor={senha.validadeEmMeses} erro={erros['validadeEmMeses']} aoMudar={(n) => mudar({ validadeEmMeses: n ?? 0 })} />
      )}
      {senha.validadeEmDias !== null && (
        <CampoDeNumero nome="Validade" unidade="dias" {...validadeEmDias} valor={senha.validadeEmDias} erro={erros['validadeEmDias']} aoMudar={(n) => mudar({ validadeEmDias: n ?? 0 })} />
      )}
    </Quadro>
  );
}

function DosConteudos({ regras, aoMudar }: PropsDaParte) {
  const id = useId();
  const { senha, palavras } = regras;
  const mudar = (parte: Partial<Regras['senha']>) => aoMudar({ ...regras, senha: { ...senha, ...parte } });
  return (
    <Quadro titulo="O que a senha precisa ter">
      <CampoSimNao marcado={senha.recusarVazadas} explicacao="A lista vem com o sistema: nenhuma senha é consultada fora daqui." aoMudar={(sim) => mudar({ recusarVazadas: sim })}>
        Recusar senhas das listas que os invasores tentam primeiro
      </CampoSimNao>
      <CampoSimNao marcado={senha.recusarContexto} aoMudar={(sim) => mudar({ recusarContexto: sim })}>
        Recusar o usuário, o nome da pessoa e as palavras da autarquia
      </CampoSimNao>
      <div className="campo">
        <label htmlFor={id}>Palavras da autarquia</label>
        <Select
          id={id}
          mode="tags"
          open={false}
          suffixIcon={null}
          tokenSeparators={[',', ';']}
          value={palavras}
          aria-describedby={`${id}-ajuda`}
          onChange={(novas: string[]) => aoMudar({ ...regras, palavras: novas.map((p) => p.trim()).filter((p) => p.length >= 4) })}
        />
        <p id={`${id}-ajuda`} className="ajuda">
          Enter separa uma da outra. Com 4 letras ou mais: o nome da cidade, o da autarquia.
        </p>
      </div>
      <CampoSimNao marcado={senha.exigirMaiuscula} aoMudar={(sim) => mudar({ exigirMaiuscula: sim })}>
        Exigir letra maiúscula
      </CampoSimNao>
      <CampoSimNao marcado={senha.exigirMinuscula} aoMudar={(sim) => mudar({ exigirMinuscula: sim })}>
        Exigir letra minúscula
      </CampoSimNao>
      <CampoSimNao marcado={senha.exigirNumero} aoMudar={(sim) => mudar({ exigirNumero: sim })}>
        Exigir número
      </CampoSimNao>
      <CampoSimNao marcado={senha.exigirSimbolo} aoMudar={(sim) => mudar({ exigirSimbolo: sim })}>
        Exigir caractere especial
      </CampoSimNao>
    </Quadro>
  );
}

function DasSessoes({ regras, erros, aoMudar }: PropsDaParte & { readonly erros: Erros }) {
  const { sessao } = regras;
  const mudar = (parte: Partial<Regras['sessao']>) => aoMudar({ ...regras, sessao: { ...sessao, ...parte } });
  return (
    <Quadro titulo="Sessões">
      <CampoDeNumero nome="Encerrar a sessão parada há" unidade="minutos" {...OCIOSA} valor={sessao.ociosaMinutos} erro={erros['ociosaMinutos']} aoMudar={(n) => mudar({ ociosaMinutos: n ?? 0 })} />
      <CampoDeNumero nome="Encerrar qualquer sessão em" unidade="horas" {...MAXIMA} valor={sessao.maximaHoras} erro={erros['maximaHoras']} aoMudar={(n) => mudar({ maximaHoras: n ?? 0 })} />
      <CampoSimNao marcado={sessao.unica} explicacao="Quem entra em outro computador encerra a sessão que deixou aberta." aoMudar={(unica) => mudar({ unica })}>
        Uma sessão por pessoa
      </CampoSimNao>
    </Quadro>
  );
}
