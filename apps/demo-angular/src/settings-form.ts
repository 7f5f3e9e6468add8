import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { LOCALES, SWITCHES, texts, THEMES, type Settings } from '@ams-cashier/shop';
import { CashierSettings } from './settings';

@Component({
  selector: 'details[shopSettings]',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <summary>{{ texts.settings }}</summary>
    <div class="choice">
      <label class="field">
        {{ texts.language }}
        <select #locale class="select" name="locale" (change)="choose({ locale: locale.value })">
          @for (option of locales; track option[0]) {
            <option [value]="option[0]" [selected]="option[0] === chosen().locale">
              {{ option[1] }}
            </option>
          }
        </select>
      </label>
      <label class="field">
        {{ texts.theme }}
        <select #theme class="select" name="theme" (change)="chooseTheme(theme.value)">
          @for (option of themes; track option[0]) {
            <option [value]="option[0]" [selected]="option[0] === chosen().theme">
              {{ option[1] }}
            </option>
          }
        </select>
      </label>
      @for (option of switches; track option[0]) {
        <label class="choice-option">
          <input
            #box
            type="checkbox"
            [name]="option[0]"
            [checked]="chosen()[option[0]]"
            [attr.aria-labelledby]="option[0] + '-name'"
            [attr.aria-describedby]="option[0] + '-hint'"
            (change)="toggle(option[0], box.checked)"
          />
          <span class="choice-name" [id]="option[0] + '-name'">{{ option[1] }}</span>
          <span class="choice-hint" [id]="option[0] + '-hint'">{{ texts.ownHint }}</span>
        </label>
      }
    </div>
  `,
})
export class SettingsForm {
  private readonly settings = inject(CashierSettings);
  protected readonly texts = texts;
  protected readonly locales = LOCALES;
  protected readonly themes = THEMES;
  protected readonly switches = SWITCHES;
  protected readonly chosen = this.settings.chosen.asReadonly();

  protected choose(change: Partial<Settings>): void {
    this.settings.choose(change);
  }

  protected toggle(name: 'ownButton' | 'ownLoading', isOn: boolean): void {
    this.choose({ [name]: isOn });
  }

  protected chooseTheme(value: string): void {
    const theme = THEMES.find(([theme]) => theme === value)?.[0];
    if (theme) this.choose({ theme });
  }
}
