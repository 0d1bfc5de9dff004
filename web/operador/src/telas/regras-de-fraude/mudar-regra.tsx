import { App, Checkbox, InputNumber } from 'antd';
import { useId, useState } from 'react';
import mudarRegra from '../../../../../events/http/gerencial/mudar-regra-fraude.ts';
import { DialogoMotivo } from '../../componentes/dialogo-motivo.tsx';
import { useAto } from '../../nucleo/ato.ts';
import { inteiro } from '../../nucleo/formatar.ts';
import type { Regra } from './regras.tsx';

/** Thresholds, weight and use of a rule; the audit keeps before, after and why. */
export function MudarRegra({ regra, aoFechar }: { readonly regra: Regra; readonly aoFechar: () => void }) {
  const { message } = App.useApp();
  const ato = useAto(mudarRegra, ['listarRegrasDeFraude']);
  const [ativa, setAtiva] = useState(regra.ativa);
  const [peso, setPeso] = useState<number | null>(regra.peso);
  const [valores, setValores] = useState<Readonly<Record<string, number | null>>>(() => Object.fromEntries(regra.parametros.map((p) => [p.nome, p.valor])));
  const escritos = Object.entries(valores).flatMap(([nome, valor]) => (valor === null ? [] : [[nome, valor] as const]));
  const prontos = peso !== null && escritos.length === regra.parametros.length;
  const confirmar = (motivo: string) => {
    if (peso === null) return;
    ato.mutate(
      { params: { regra: regra.codigo }, corpo: { ativa, peso, parametros: Object.fromEntries(escritos), versao: regra.versao, motivo } },
      {
        onSuccess: (r) => {
          if (!r.ok) return;
          void message.success('Regra mudada: vale da próxima rodada em diante.');
          aoFechar();
        },
      },
    );
  };
  return (
    <DialogoMotivo
      titulo={`Mudar a regra ${regra.nome}`}
      explicacao="Vale da próxima rodada em diante; os casos que já existem não mudam."
      confirmar="Mudar"
      usuais={['Achados demais que não eram nada', 'Pedido do controle interno']}
      ocupado={ato.isPending}
      problema={ato.data && !ato.data.ok ? ato.data.erro : undefined}
      erro={ato.error}
      camposProntos={prontos}
      campos={(tentou) => (
        <>
          {regra.parametros.map((p) => (
            <Numero key={p.nome} {...p} valor={valores[p.nome] ?? null} tentou={tentou} aoMudar={(valor) => setValores((v) => ({ ...v, [p.nome]: valor }))} />
          ))}
          <Numero rotulo="Quanto os pontos desta regra valem" unidade="%" minimo={0} maximo={100} valor={peso} tentou={tentou} aoMudar={setPeso} />
          <Checkbox checked={ativa} onChange={(e) => setAtiva(e.target.checked)}>
            Rodar esta regra
          </Checkbox>
        </>
      )}
      aoConfirmar={confirmar}
      aoFechar={aoFechar}
    />
  );
}

interface PropsDoNumero {
  readonly rotulo: string;
  readonly unidade: string;
  readonly minimo: number;
  readonly maximo: number;
  readonly valor: number | null;
  readonly tentou: boolean;
  readonly aoMudar: (valor: number | null) => void;
}

function Numero({ rotulo, unidade, minimo, maximo, valor, tentou, aoMudar }: PropsDoNumero) {
  const id = useId();
  const errado = tentou && valor === null;
  return (
    <div>
      <label htmlFor={id}>{rotulo}</label>
      <InputNumber id={id} min={minimo} max={maximo} precision={0} value={valor} onChange={aoMudar} suffix={unidade} style={{ width: 220 }} status={errado ? 'error' : ''} aria-invalid={errado} aria-describedby={`${id}-ajuda`} />
      <p id={`${id}-ajuda`} className={errado ? 'ajuda ajuda--erro' : 'ajuda'}>
        De {inteiro(minimo)} a {inteiro(maximo)}
      </p>
    </div>
  );
}
