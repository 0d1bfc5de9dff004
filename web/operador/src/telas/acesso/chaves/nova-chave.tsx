import { DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useId, useState } from 'react';
import criarChave from '../../../../../../events/http/acesso/criar-chave.ts';
import { redesDaChave } from '../../../../../../events/http/esquemas-direitos.ts';
import { Dialogo } from '../../../componentes/dialogo.tsx';
import { Falha, Recusa } from '../../../componentes/falha.tsx';
import { Falta } from '../../../componentes/falta.tsx';
import { useAto } from '../../../nucleo/ato.ts';
import { concessoesDe, EscolherDireitos, NADA_ESCOLHIDO } from '../comum/escolher-direitos.tsx';
import type { MeusAcessos } from '../comum/palavras.ts';

interface Props {
  readonly meus: MeusAcessos;
  readonly aoCriar: (chave: string, nome: string) => void;
  readonly aoFechar: () => void;
}

/** A key for another system. Mounted while open. */
export function NovaChave({ meus, aoCriar, aoFechar }: Props) {
  const [nome, setNome] = useState('');
  const [ate, setAte] = useState(() => dayjs().add(1, 'year').format('YYYY-MM-DD'));
  const [redes, setRedes] = useState<string[]>([]);
  const [direitos, setDireitos] = useState(NADA_ESCOLHIDO);
  const [tentou, setTentou] = useState(false);
  const ato = useAto(criarChave, ['listarChaves']);
  const id = useId();
  const concessoes = concessoesDe(direitos, meus);
  const redesErradas = redes.filter((rede) => !redesDaChave.safeParse([rede]).success);
  const falta = { nome: tentou && nome.trim().length < 3, ate: tentou && ate === '', direitos: tentou && concessoes.length === 0 };
  const criar = () => {
    setTentou(true);
    if (nome.trim().length < 3 || ate === '' || concessoes.length === 0 || redesErradas.length > 0 || ato.isPending) return;
    ato.mutate({ corpo: { nome: nome.trim(), validaAte: ate, redes, concessoes } }, { onSuccess: (r) => (r.ok ? aoCriar(r.valor.chave, r.valor.registro.nome) : undefined) });
  };
  return (
    <Dialogo title="Nova chave para outro sistema" okText="Criar chave" okButtonProps={{ loading: ato.isPending }} aoConfirmar={criar} aoFechar={aoFechar} width={680}>
      <p>A chave faz só o que você marcar, e nunca mais do que você pode hoje. Se o seu usuário for desativado, ela para.</p>
      <div>
        <label htmlFor={`${id}-nome`}>Nome do sistema</label>
        <Input id={`${id}-nome`} maxLength={80} value={nome} placeholder="Site da prefeitura" onChange={(e) => setNome(e.target.value)} status={falta.nome ? 'error' : ''} aria-invalid={falta.nome} aria-describedby={`${id}-falta-nome`} />
        <Falta id={`${id}-falta-nome`} texto={falta.nome ? 'Escreva de que sistema é a chave, com ao menos 3 letras.' : ''} />
      </div>
      <div>
        <label htmlFor={`${id}-ate`}>Vale até o dia</label>
        <DatePicker id={`${id}-ate`} format="DD/MM/YYYY" minDate={dayjs()} maxDate={dayjs().add(729, 'day')} value={ate === '' ? null : dayjs(ate)} onChange={(dia) => setAte(dia?.format('YYYY-MM-DD') ?? '')} status={falta.ate ? 'error' : ''} aria-invalid={falta.ate} style={{ width: 180 }} />
        <p className="ajuda">No máximo dois anos. Antes de vencer, troque-a por outra: as duas abrem juntas pelo tempo que você escolher.</p>
      </div>
      <div>
        <label htmlFor={`${id}-redes`}>De onde pode ser usada</label>
        <Select id={`${id}-redes`} mode="tags" open={false} suffixIcon={null} tokenSeparators={[' ', ',', ';']} placeholder="De qualquer lugar, ou redes como 203.0.113.0/24" style={{ width: '100%' }} value={redes} onChange={(novas: string[]) => setRedes(novas.slice(0, 20))} status={redesErradas.length > 0 ? 'error' : ''} aria-invalid={redesErradas.length > 0} aria-describedby={`${id}-falta-redes`} />
        <Falta id={`${id}-falta-redes`} texto={redesErradas.length > 0 ? `${redesErradas.join(', ')}: use um endereço (203.0.113.7) ou uma rede (203.0.113.0/24).` : ''} />
      </div>
      <EscolherDireitos meus={meus} valor={direitos} falta={falta.direitos} aoMudar={setDireitos} />
      {ato.data && !ato.data.ok && <Recusa problema={ato.data.erro} />}
      {ato.error && <Falha erro={ato.error} />}
    </Dialogo>
  );
}
