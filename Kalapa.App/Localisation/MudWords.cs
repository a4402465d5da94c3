using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Kalapa.App.Localisation;

/// <summary>MudBlazor's own strings in Indonesian; English ones it brings itself.</summary>
public sealed class MudWords;

internal sealed class MudWordsLocalizer(IStringLocalizer<MudWords> words) : MudLocalizer
{
    public override LocalizedString this[string key] => words[key];

    public override LocalizedString this[string key, params object[] arguments] => words[key, arguments];
}
