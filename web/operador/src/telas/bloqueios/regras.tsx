import { App, Button, Select } from 'antd';
import { useId, useState, type SubmitEvent } from 'react';
import type { z } from 'zod';
import { conferirParametrosDeBloqueio, LIMITES_DO_BLOQUEIO } from '../../../../../domain/acesso/conferir-parametros-de-bloqueio.ts';
import alterarParametros from '../../../../../events/http/acesso/alterar-parametros-de-bloqueio.ts';
import mostrarParametros from '../../../../../events/http/acesso/mostrar-parametros-de-bloqueio.ts';
import { Espera, Falha, Recusa } from '../../componentes/falha.tsx';
import { usePode } from '../../moldura/sessao.ts';
import { useAto } from '../../nucleo/ato.ts';
import { useConsulta } from '../../nucleo/consulta.ts';
import { MENOR_MOTIVO } from '../../nucleo/motivo.ts';
import { CampoDeMotivo, CampoDeNumero, CampoSimNao } from '../politica/campos.tsx';

type Parametros = z.output<typeof mostrarParametros.resposta>;
const POR = [
  { value: 'AMBOS', label: 'Usuário e endereço, cada um por si' },
  { value: 'USUARIO', label: 'Só o usuário' },
  { value: 'IP', label: 'Só o endereço' },
] as const;

/** After how many failures, for how long: the utility decides. */
export function RegrasDoBloqueio() {
  const parametros = useConsulta(mostrarParametros, {});
  // begun again only when recorded: a refusal keeps what the person wrote
  const [gravadas, setGravadas] = useState(0);
  return (
    <section aria-label="Regras do bloqueio">
      <Espera consulta={parametros}>{(atuais) => <Formulario key={gravadas} atuais={atuais} aoGravar={() => setGravadas(gravadas + 1)} />}</Espera>
    </section>
  );
}

function Formulario({ atuais, aoGravar }: { readonly atuais: Parametros; readonly aoGravar: () => void }) {
  const pode = usePode().semLimite('bloqueio:alterar');
  const [p, setP] = useState(atuais);
  const [motivo, setMotivo] = useState('');
  const [tentou, setTentou] = useState(false);
  const { message } = App.useApp();
  const ato = useAto(alterarParametros, [mostrarParametros.operationId]);
  const erros: Readonly<Record<string, string>> = Object.fromEntries(conferirParametrosDeBloqueio(p).map(({ campo = '', mensagem }) => [campo, mensagem]));
  const gravar = async (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    setTentou(true);
    if (Object.keys(erros).length > 0 || motivo.trim().length < MENOR_MOTIVO || ato.isPending) return;
    const resposta = await ato.mutateAsync({ corpo: { ...p, motivo } }).catch(() => undefined);
    if (resposta?.ok !== true) return;
    void message.success('Regras gravadas: valem para as próximas falhas.');
    aoGravar();
  };
  return (
    <form className="politica" noValidate onSubmit={(e) => void gravar(e)}>
      <section className="politica__quadro">
        <h2>Quando bloquear</h2>
        <Numeros p={p} erros={erros} aoMudar={setP} />
      </section>
      {pode && (
        <section className="politica__quadro">
          <h2>Gravar</h2>
          <CampoDeMotivo nome="Motivo da mudança" ajuda="Fica na auditoria com o seu nome." motivo={motivo} falta={tentou && motivo.trim().length < MENOR_MOTIVO} aoMudar={setMotivo} />
          {ato.data?.ok === false && <Recusa problema={ato.data.erro} />}
          {ato.error && <Falha erro={ato.error} />}
          <Button type="primary" htmlType="submit" loading={ato.isPending}>
            Gravar as regras
          </Button>
        </section>
      )}
    </form>
  );
}

interface PropsDosNumeros {
  readonly p: Parametros;
  readonly erros: Readonly<Record<string, string>>;
  readonly aoMudar: (p: Parametros) => void;
}

function Numeros({ p, erros, aoMudar }: PropsDosNumeros) {
  const id = useId();
  const mudar = (parte: Partial<Parametros>) => aoMudar({ ...p, ...parte });
  const L = LIMITES_DO_BLOQUEIO;
  return (
    <>
      <div className="campo">
        <label htmlFor={id}>O que bloquear</label>
        <Select id={id} value={p.por} options={[...POR]} onChange={(por: Parametros['por']) => mudar({ por })} />
      </div>
      <CampoDeNumero {...L.falhasDoUsuario} nome="Falhas de um usuário" unidade="falhas" valor={p.falhasDoUsuario} erro={erros['falhasDoUsuario']} aoMudar={(n) => mudar({ falhasDoUsuario: n ?? 0 })} />
      <CampoDeNumero {...L.falhasDoIp} nome="Falhas de um endereço" unidade="falhas" valor={p.falhasDoIp} erro={erros['falhasDoIp']} aoMudar={(n) => mudar({ falhasDoIp: n ?? 0 })} />
      <CampoDeNumero {...L.janelaEmMinutos} nome="Contadas em" unidade="minutos" valor={p.janelaEmMinutos} erro={erros['janelaEmMinutos']} aoMudar={(n) => mudar({ janelaEmMinutos: n ?? 0 })} />
      <CampoSimNao marcado={p.duracaoEmMinutos !== null} explicacao="Desligado, só uma pessoa libera." aoMudar={(sim) => mudar({ duracaoEmMinutos: sim ? 15 : null })}>
        O bloqueio termina sozinho
      </CampoSimNao>
      {p.duracaoEmMinutos !== null && (
        <CampoDeNumero {...L.duracaoEmMinutos} nome="Duração" unidade="minutos" valor={p.duracaoEmMinutos} erro={erros['duracaoEmMinutos']} aoMudar={(n) => mudar({ duracaoEmMinutos: n ?? 0 })} />
      )}
      <CampoSimNao marcado={p.falhasAteProva !== null} explicacao="O navegador trabalha por um segundo antes de tentar de novo; quem ataca com um programa paga caro." aoMudar={(sim) => mudar({ falhasAteProva: sim ? 3 : null })}>
        Pedir prova de que não é um programa
      </CampoSimNao>
      {p.falhasAteProva !== null && (
        <CampoDeNumero {...L.falhasAteProva} nome="Depois de" unidade="falhas" valor={p.falhasAteProva} erro={erros['falhasAteProva']} aoMudar={(n) => mudar({ falhasAteProva: n ?? 0 })} />
      )}
    </>
  );
}
