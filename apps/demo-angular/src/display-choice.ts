import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { DISPLAYS, texts, type Display } from '@ams-cashier/shop';

@Component({
  selector: 'fieldset[shopDisplay]',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <legend>{{ texts.display }}</legend>
    @for (option of options; track option.display) {
      <label class="choice-option">
        <input
          type="radio"
          name="display"
          [value]="option.display"
          [checked]="option.display === display()"
          [attr.aria-labelledby]="option.display + '-name'"
          [attr.aria-describedby]="option.display + '-hint'"
          (change)="chosen.emit(option.display)"
        />
        <span class="choice-name" [id]="option.display + '-name'">{{ option.name }}</span>
        <span class="choice-hint" [id]="option.display + '-hint'">{{ option.hint }}</span>
      </label>
    }
  `,
})
export class DisplayChoice {
  readonly display = input.required<Display>();
  readonly chosen = output<Display>();
  protected readonly texts = texts;
  protected readonly options = DISPLAYS.map(([display, name, hint]) => ({ display, name, hint }));
}
