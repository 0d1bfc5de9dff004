import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useId, useState } from 'react';
import trocarChave from '../../../../../../events/http/acesso/trocar-chave.ts';
import { Dialogo } from '../../../componentes/dialogo.tsx';
import { Falha, Recusa } from '../../../componentes/falha.tsx';
import { useAto } from '../../../nucleo/ato.ts';
import type { Chave } from './colunas.tsx';

const PRAZOS = [
  { value: 0, label: 'Para agora' },
  { value: 1, label: 'Abre por mais 1 dia' },
  { value: 7, label: 'Abre por mais 7 dias' },
  { value: 30, label: 'Abre por mais 30 dias' },
];

interface Props {
  readonly chave: Chave;
  readonly aoTrocar: (chave: string, nome: string) => void;
  readonly aoFechar: () => void;
}

/** Another key in the place of one. Mounted while open. */
export function TrocarChave({ chave, aoTrocar, aoFechar }: Props) {
  const [ate, setAte] = useState(() => dayjs().add(1, 'year').format('YYYY-MM-DD'));
  const [dias, setDias] = useState(7);
  const ato = useAto(trocarChave, ['listarChaves']);
  const id = useId();
  const trocar = () => {
    if (ate === '' || ato.isPending) return;
    ato.mutate({ params: { id: chave.id }, corpo: { validaAte: ate, diasDaAntiga: dias } }, { onSuccess: (r) => (r.ok ? aoTrocar(r.valor.chave, r.valor.registro.nome) : undefined) });
  };
  return (
    <Dialogo title={`Trocar a chave ${chave.prefixo} de "${chave.nome}"?`} okText="Trocar chave" okButtonProps={{ loading: ato.isPending }} aoConfirmar={trocar} aoFechar={aoFechar}>
      <p>A nova chave tem as mesmas redes e faz o mesmo. Escolha por quanto tempo a antiga ainda abre, até que o outro sistema passe a usar a nova.</p>
      <div>
        <label htmlFor={`${id}-ate`}>A nova vale até o dia</label>
        <DatePicker id={`${id}-ate`} format="DD/MM/YYYY" minDate={dayjs()} maxDate={dayjs().add(729, 'day')} value={ate === '' ? null : dayjs(ate)} onChange={(dia) => setAte(dia?.format('YYYY-MM-DD') ?? '')} status={ate === '' ? 'error' : ''} aria-invalid={ate === ''} style={{ width: 180 }} />
      </div>
      <div>
        <label htmlFor={`${id}-dias`}>A antiga</label>
        <Select id={`${id}-dias`} options={PRAZOS} value={dias} onChange={setDias} style={{ width: 220 }} />
      </div>
      {ato.data && !ato.data.ok && <Recusa problema={ato.data.erro} />}
      {ato.error && <Falha erro={ato.error} />}
    </Dialogo>
  );
}
