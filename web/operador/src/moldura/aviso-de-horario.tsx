import { Alert } from 'antd';
import { hora } from '../nucleo/formatar.ts';
import { useSessao } from './sessao.ts';

const ANTECEDENCIA_MS = 10 * 60_000;

/** Minutes until the hours of access close, when it is soon; the server's clock decides, this only warns. */
export function faltamMinutos(fechaEm: string | null, agora: number): number | undefined {
  if (fechaEm === null) return undefined;
  const falta = Date.parse(fechaEm) - agora;
  return falta > ANTECEDENCIA_MS ? undefined : Math.max(0, Math.ceil(falta / 60_000));
}

/** Drawn again at each answer about the session, every few seconds. */
export function AvisoDeHorario() {
  const { fechaEm, em } = useSessao();
  const faltam = faltamMinutos(fechaEm, Date.parse(em));
  if (faltam === undefined) return null;
  const quando = faltam <= 1 ? 'em menos de um minuto' : `em ${faltam} minutos`;
  return (
    <output>
      <Alert type="warning" showIcon banner title={`Seu horário de acesso termina às ${hora(fechaEm).slice(0, 5)}, ${quando}. Conclua o que está fazendo; o que não foi confirmado se perde.`} />
    </output>
  );
}
