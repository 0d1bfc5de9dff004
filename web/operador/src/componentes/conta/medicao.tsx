import { Descriptions } from 'antd';
import { data, inteiro, m3, NADA } from '../../nucleo/formatar.ts';
import type { Medicao } from './tipos.ts';

const TIPOS: Readonly<Record<Medicao['tipoConsumo'], string>> = {
  LEITURA: 'Pela leitura',
  MEDIA: 'Pela média',
  MINIMO: 'Volume mínimo',
  FIXO: 'Consumo fixo',
  NAO_FATURADO: 'Não faturado',
};

/** From which readings the volumes came. */
export function MedicaoDaConta({ medicao: m, colunas = 2 }: { readonly medicao: Medicao; readonly colunas?: number }) {
  const leitura = (valor: number | null, quando: string | null) => (valor === null ? NADA : `${inteiro(valor)}${quando === null ? '' : ` em ${data(quando)}`}`);
  const itens = [
    { key: 'anterior', label: 'Leitura anterior', children: leitura(m.leituraAnterior, m.dataAnterior) },
    { key: 'atual', label: 'Leitura atual', children: leitura(m.leituraAtual, m.dataAtual) },
    { key: 'medido', label: 'Consumo medido', children: m3(m.consumoMedido) },
    { key: 'media', label: 'Média', children: m3(m.media) },
    { key: 'agua', label: 'Água faturada', children: m3(m.volumeAgua) },
    { key: 'dias', label: 'Dias de consumo', children: inteiro(m.dias) },
    { key: 'tipo', label: 'Como se apurou', children: TIPOS[m.tipoConsumo] },
    { key: 'ocorrencia', label: 'Ocorrência', children: m.ocorrencia.codigo === 0 ? m.ocorrencia.descricao : `${m.ocorrencia.codigo}: ${m.ocorrencia.descricao}` },
    { key: 'hidrometro', label: 'Hidrômetro', children: m.hidrometro ?? NADA },
    ...(m.consumoPoco === null ? [] : [{ key: 'poco', label: 'Poço', children: m3(m.consumoPoco) }]),
    ...(m.volumeTee === 0 ? [] : [{ key: 'tee', label: 'Esgoto de poço (TEE)', children: m3(m.volumeTee) }]),
    ...(m.saldoTransportado === 0 ? [] : [{ key: 'saldo', label: 'Saldo levado ao próximo mês', children: m3(m.saldoTransportado) }]),
  ];
  return <Descriptions size="small" column={{ xs: 1, sm: colunas }} items={itens} />;
}
