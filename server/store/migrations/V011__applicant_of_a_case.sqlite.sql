UPDATE case_record SET applicant_number =
    coalesce(json_extract(CAST(manifest AS TEXT), '$.applicant.iin'), '');
