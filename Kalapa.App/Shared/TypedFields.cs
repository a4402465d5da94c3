namespace Kalapa.App.Shared;

/// <summary>
/// What is typed and not saved yet, on top of what is saved. Edits are kept as functions, so what another device saved
/// meanwhile shows up and nothing typed here is lost.
/// </summary>
/// <typeparam name="TContent">What the form is about; a value that an edit makes anew.</typeparam>
/// <param name="empty">Before anything was read.</param>
public class TypedFields<TContent>(TContent empty)
{
    private List<(string Key, Func<TContent, TContent> Edit)> _waiting = [];
    private List<(string Key, Func<TContent, TContent> Edit)> _sending = [];
    private TContent _saved = empty;

    /// <summary>What the form shows.</summary>
    public TContent Content { get; private set; } = empty;

    /// <summary>Something is not on the server yet.</summary>
    public bool IsDirty => _waiting.Count + _sending.Count > 0;

    /// <summary>What the server has now.</summary>
    public void Saved(TContent content)
    {
        _saved = content;
        Lay();
    }

    /// <summary>Somebody typed. A later edit of the same key takes the place of one that still waits.</summary>
    /// <param name="key">The field, or <c>Field.part</c>: the part before the point names it in the timeline.</param>
    /// <param name="edit">Sets the field and touches nothing else.</param>
    public void Type(string key, Func<TContent, TContent> edit)
    {
        var at = _waiting.FindIndex(waiting => waiting.Key == key);
        if (at < 0)
        {
            _waiting.Add((key, edit));
        }
        else
        {
            _waiting[at] = (key, edit);
        }

        Lay();
    }

    /// <summary>Sends what waits, in the order it was typed; what could not be saved waits on.</summary>
    /// <param name="save">Saves one field's edits; answers the content as saved.</param>
    public async Task Flush(Func<string, Func<TContent, TContent>, Task<TContent>> save)
    {
        (_sending, _waiting) = ([.. _sending, .. _waiting], []);
        try
        {
            while (_sending is [var first, ..])
            {
                var field = FieldOf(first.Key);
                var run = _sending.TakeWhile(edit => FieldOf(edit.Key) == field).ToList();
                var content = await save(field, saved => run.Aggregate(saved, (into, edit) => edit.Edit(into)));
                _sending = _sending[run.Count..];
                Saved(content);
            }
        }
        finally
        {
            (_waiting, _sending) = ([.. _sending, .. _waiting], []);
        }
    }

    private static string FieldOf(string key) => key.Split('.')[0];

    private void Lay() => Content = _sending.Concat(_waiting).Aggregate(_saved, (content, edit) => edit.Edit(content));
}
