import { CheckOutlined, CopyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { Icone } from './icone.tsx';

/** Copies a text; says so for two seconds. */
export function Copiar({ texto, oque }: { readonly texto: string; readonly oque: string }) {
  const [estado, setEstado] = useState<'parado' | 'copiado' | 'negado'>('parado');
  const copiar = async () => {
    try {
      await navigator.clipboard.writeText(texto);
      setEstado('copiado');
    } catch {
      setEstado('negado');
    }
    setTimeout(() => setEstado('parado'), 2_000);
  };
  const nomes = { parado: `Copiar ${oque}`, copiado: 'Copiado', negado: 'O navegador não deixou copiar' };
  return (
    <Button size="small" icon={estado === 'copiado' ? <Icone de={CheckOutlined} /> : <Icone de={CopyOutlined} />} onClick={() => void copiar()} aria-live="polite">
      {nomes[estado]}
    </Button>
  );
}
