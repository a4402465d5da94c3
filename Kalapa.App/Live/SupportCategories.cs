using System.Globalization;
using Kalapa.Domain.SupportRequests;

namespace Kalapa.App.Live;

/// <summary>Where the categories are read from.</summary>
public interface ICategorySource
{
    /// <summary>As they stand.</summary>
    Task<SupportCatalogue> Read(CancellationToken cancellationToken);
}

/// <summary>
/// The node's one snapshot of the categories of support requests: names are asked of memory, on every screen and in every report. It is read at the start and again whenever
/// any node commits a change; what may be filed is decided by the verb, on the rows.
/// </summary>
public sealed class SupportCategories : IDisposable
{
    private readonly ICategorySource _source;
    private readonly IDisposable _changes;

    /// <param name="source">The database.</param>
    /// <param name="updates">The bus.</param>
    public SupportCategories(ICategorySource source, LiveUpdates updates)
    {
        _source = source;
        _changes = updates.SubscribeCategories(() => Read(CancellationToken.None), TimeSpan.Zero);
    }

    /// <summary>After a change, once the snapshot has it. Handlers must neither wait nor throw.</summary>
    public event Action? Changed;

    /// <summary>As read last; what a new database begins with before the first time.</summary>
    public SupportCatalogue Current { get; private set; } = SupportCatalogue.Default;

    /// <summary>Reads it anew, for the start and for who shows what may be chosen.</summary>
    public async Task<SupportCatalogue> Read(CancellationToken cancellationToken)
    {
        Current = await _source.Read(cancellationToken);
        Changed?.Invoke();
        return Current;
    }

    /// <summary>A category's name in the language of whoever asks; empty for none.</summary>
    public string NameOf(string code) => code.Length == 0 ? "" : Current.NameOf(code, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en");

    /// <inheritdoc/>
    public void Dispose() => _changes.Dispose();
}
