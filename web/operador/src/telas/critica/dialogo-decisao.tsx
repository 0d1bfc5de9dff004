import { InputNumber, Progress, Radio } from 'antd';
import { useId, useState } from 'react';
import { DialogoMotivo } from '../../componentes/dialogo-motivo.tsx';
import { Falta } from '../../componentes/falta.tsx';
import { contar, inteiro, m3 } from '../../nucleo/formatar.ts';
import { ACAO, type AcaoCritica } from '../../nucleo/situacoes.ts';
import type { Apontamento } from './tipos.ts';
import type { Decisao, LeituraCerta } from './use-decisao.ts';

const EXPLICACAO: Readonly<Record<AcaoCritica, string>> = {
  ACEITAR: 'A conta provisória segue como está.',
  CORRIGIR_LEITURA: 'A leitura é trocada e a conta provisória é recalculada agora.',
  PEDIR_RELEITURA: 'A ligação fica estacionada até chegar a nova leitura.',
  FATURAR_MEDIA: 'O consumo lido é deixado de lado e a conta é recalculada pela média.',
  ESTACIONAR: 'A ligação fica fora desta emissão até ser liberada.',
  LIBERAR: 'A ligação sai do estacionamento e volta a ser faturada.',
};

const USUAIS: Readonly<Record<AcaoCritica, readonly string[]>> = {
  ACEITAR: ['Consumo confirmado pela foto', 'Consumo confirmado com o morador', 'Vazamento interno confirmado'],
  CORRIGIR_LEITURA: ['Dígito trocado na digitação', 'Foto mostra outra leitura'],
  PEDIR_RELEITURA: ['Leitura duvidosa e sem foto', 'Variação sem explicação'],
  FATURAR_MEDIA: ['Hidrômetro parado ou danificado', 'Leitura impossível neste mês'],
  ESTACIONAR: ['Espera vistoria', 'Cadastro em correção'],
  LIBERAR: ['Situação resolvida', 'Conferido com a vistoria'],
};

/** Confirms a decision of the crítica, with its reason and, to correct, the right reading. */
export function DialogoDecisao({ decisao }: { readonly decisao: Decisao }) {
  const { decidindo } = decisao;
  const [leitura, setLeitura] = useState<LeituraCerta | null>(null);
  if (decidindo === null) return null;
  const { acao, alvos } = decidindo;
  const [primeiro] = alvos;
  if (primeiro === undefined) return null;
  const corrige = acao === 'CORRIGIR_LEITURA';
  const deQuem = alvos.length === 1 ? `CDC ${primeiro.cdc}` : contar(alvos.length, 'ligação', 'ligações');
  return (
    <DialogoMotivo
      titulo={`${ACAO[acao]}: ${deQuem}`}
      explicacao={
        <>
          <p>{EXPLICACAO[acao]}</p>
          {alvos.length === 1 && <p className="ajuda">{primeiro.nome}: {primeiro.detalhe}</p>}
          {decisao.ocupado && alvos.length > 1 && <Progress percent={Math.round((decisao.feitas / alvos.length) * 100)} size="small" aria-label="Decisões gravadas" />}
        </>
      }
      confirmar={ACAO[acao]}
      usuais={USUAIS[acao]}
      ocupado={decisao.ocupado}
      problema={decisao.falha.problema}
      erro={decisao.falha.erro}
      {...(corrige ? { campos: (tentou) => <CampoLeitura apontamento={primeiro} leitura={leitura} falta={tentou && leitura === null} aoMudar={setLeitura} />, camposProntos: leitura !== null } : {})}
      aoConfirmar={(motivo) => decisao.confirmar(motivo, leitura)}
      aoFechar={() => {
        setLeitura(null);
        decisao.desistir();
      }}
    />
  );
}

interface PropsDoCampo {
  readonly apontamento: Apontamento;
  readonly leitura: LeituraCerta | null;
  readonly falta: boolean;
  readonly aoMudar: (leitura: LeituraCerta | null) => void;
}

/** How the crítica begins what it finds in the well of who has water too. */
const NO_POCO = 'No poço: ';

function CampoLeitura({ apontamento: { leituraAnterior, leituraAtual, detalhe }, leitura, falta, aoMudar }: PropsDoCampo) {
  const id = useId();
  const doisMedidores = detalhe.includes(NO_POCO);
  const [medicao, setMedicao] = useState<'REDE' | 'POCO'>(detalhe.startsWith(NO_POCO) ? 'POCO' : 'REDE');
  const informar = (valor: number | null, de = medicao) => aoMudar(valor === null ? null : { leitura: valor, ...(doisMedidores ? { medicao: de } : {}) });
  const valor = leitura?.leitura ?? null;
  const diferenca = valor === null || leituraAnterior === null ? null : valor - leituraAnterior;
  return (
    <div>
      {doisMedidores && (
        <p>
          <Radio.Group
            aria-label="De que hidrômetro é a leitura"
            options={[{ label: 'Da rede', value: 'REDE' }, { label: 'Do poço', value: 'POCO' }]}
            value={medicao}
            onChange={({ target }) => {
              const de = target.value === 'POCO' ? 'POCO' : 'REDE';
              setMedicao(de);
              informar(valor, de);
            }}
          />
        </p>
      )}
      <label htmlFor={id}>Leitura certa</label>
      <InputNumber
        id={id}
        min={0}
        max={9_999_999}
        precision={0}
        value={valor}
        onChange={(novo) => informar(novo)}
        style={{ width: 160 }}
        status={falta ? 'error' : ''}
        aria-invalid={falta}
        aria-describedby={`${id}-falta ${id}-conta`}
      />
      <Falta id={`${id}-falta`} texto={falta ? 'Escreva a leitura certa.' : ''} />
      <p id={`${id}-conta`} className="ajuda">
        {doisMedidores && medicao === 'POCO' ? (
          'Informe o que mostra o hidrômetro do poço.'
        ) : (
          <>
            Anterior {inteiro(leituraAnterior)}, informada {inteiro(leituraAtual)}.{' '}
            {diferenca !== null &&
              (diferenca >= 0 ? `Diferença de ${m3(diferenca)}.` : 'Menor que a anterior: se não for virada nem troca, o que foi cobrado a mais volta nas próximas contas.')}
          </>
        )}
      </p>
    </div>
  );
}
