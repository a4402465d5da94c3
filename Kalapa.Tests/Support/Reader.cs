using System.Globalization;
using Kalapa.App.Localisation;

namespace Kalapa.Tests.Support;

/// <summary>Makes what follows in a test be read in a language: <c>using var _ = new Reader("id");</c>.</summary>
internal sealed class Reader : IDisposable
{
    private readonly (CultureInfo Formats, CultureInfo Words) _before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

    public Reader(string language) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Language.Culture(language);

    public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = _before;
}
