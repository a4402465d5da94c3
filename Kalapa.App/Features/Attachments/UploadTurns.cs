using Kalapa.Domain;

namespace Kalapa.App.Features.Attachments;

/// <summary>How many uploads of one account are on their way at once.</summary>
public sealed class UploadTurns
{
    /// <summary>A form has a place for each paper, and people drop several files one after another.</summary>
    public const int AtOnce = 6;

    private readonly Dictionary<Guid, int> _open = [];

    /// <summary>One turn; disposing it gives it back.</summary>
    /// <exception cref="RuleBroken"><c>file.too-many-at-once</c>.</exception>
    public IDisposable Take(Guid userId)
    {
        lock (_open)
        {
            var open = _open.GetValueOrDefault(userId);
            _open[userId] = open < AtOnce ? open + 1 : throw new RuleBroken("file.too-many-at-once", AtOnce);
        }

        return new Turn(this, userId);
    }

    private void Return(Guid userId)
    {
        lock (_open)
        {
            if (--_open[userId] == 0)
            {
                _open.Remove(userId);
            }
        }
    }

    private sealed class Turn(UploadTurns turns, Guid userId) : IDisposable
    {
        private bool _returned;

        public void Dispose()
        {
            if (!_returned)
            {
                _returned = true;
                turns.Return(userId);
            }
        }
    }
}
