using System.Globalization;

namespace Kalapa.App.Localisation;

/// <summary>
/// The reader's language, taken where a circuit is at work, for news that comes from a worker thread, which knows nothing of it. A component that reads
/// data needs none of it: LiveComponent does the same for its reads.
/// </summary>
public readonly record struct ReaderCulture
{
    private readonly CultureInfo _culture;
    private readonly CultureInfo _language;

    private ReaderCulture(CultureInfo culture, CultureInfo language) => (_culture, _language) = (culture, language);

    /// <summary>Of the thread that asks.</summary>
    public static ReaderCulture Current => new(CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

    /// <summary>Runs <paramref name="draw"/> in it. Call it on the component's renderer.</summary>
    public void Run(Action draw)
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (_culture, _language);
        draw();
    }
}
