namespace Kalapa.App.Data;

/// <summary>
/// Why Kalapa cannot run here: one sentence for whoever starts it, with the key that decides it and an example. It is printed without
/// a stack trace, since nothing is wrong in the code.
/// </summary>
public sealed class StartRefused(string sentence, Exception? cause = null) : Exception(sentence, cause);
