import { Modal, type ModalProps } from 'antd';
import { useCallback, useId, useState, type ReactNode, type SubmitEvent } from 'react';
import { flushSync } from 'react-dom';
import { DIALOGO, tomarFoco } from '../nucleo/foco.ts';

interface Props extends Pick<ModalProps, 'title' | 'okText' | 'okButtonProps' | 'width'> {
  /** Pressed the button, or Enter in a field of one line. Without it the dialog only shows something. */
  readonly aoConfirmar?: () => void;
  /** There is nothing to give up: what was done is shown, and one says that it was seen. */
  readonly semCancelar?: boolean;
  readonly aoFechar: () => void;
  readonly children: ReactNode;
}

/**
 * Straight into the page. The container that the library makes by itself enters the page only after what is inside it was made, and what
 * is not in the page takes no focus: whoever had asked for less movement typed the first letters into the screen behind.
 */
const naPagina = () => document.body;

/**
 * The dialog of every screen. It opens with the focus in its first field within the same key press or click, so that whoever types at once
 * types there; confirming what is not complete leads to the first field marked `aria-invalid`; closing gives the focus back. Mounted while open.
 */
export function Dialogo({ aoConfirmar, semCancelar = false, aoFechar, okButtonProps, children, ...modal }: Props) {
  const [dono] = useState(() => document.activeElement);
  const id = useId();
  const aparecer = useCallback((corpo: HTMLElement | null) => tomarFoco(corpo, dono), [dono]);
  const confirmar = (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    // Drawn before the next key, which is already for the field that is wrong.
    flushSync(() => aoConfirmar?.());
    // A group takes no focus: its first field does.
    e.currentTarget.querySelector<HTMLElement>('[aria-invalid="true"]:is(input, textarea), [aria-invalid="true"] input')?.focus();
  };
  return (
    <Modal
      open
      getContainer={naPagina}
      destroyOnHidden
      onCancel={aoFechar}
      okButtonProps={{ ...okButtonProps, htmlType: 'submit', form: id }}
      {...(aoConfirmar === undefined ? { footer: null } : semCancelar ? { cancelButtonProps: { style: { display: 'none' } } } : {})}
      {...modal}
    >
      <div ref={aparecer} {...{ [DIALOGO]: true }}>
        {aoConfirmar === undefined ? (
          children
        ) : (
          <form id={id} className="dialogo" noValidate onSubmit={confirmar}>
            {children}
          </form>
        )}
      </div>
    </Modal>
  );
}
