"""One more platform: letters. What belongs to it stands in `adapter` and in `texts.ftl`, as it would in adapters."""
